package dev.winnow.training.certify;

/**
 * How much a vector that is looked for may risk.
 *
 * @param risk the p-value that its error rates on the rows to search on would have on those to
 *     prove on, at most
 * @param careful whether its error rates are also reckoned by a smooth fit, and the worse ones
 *     count: where no error was seen among the few rows beyond a threshold, the next row beyond it
 *     may still be one
 */
record SearchStep(double risk, boolean careful) {}

package dev.winnow.training.certify;

/**
 * How much a vector that is looked for may risk, as p-values that its error rates on the rows to
 * search on would have on those to prove on.
 *
 * @param wrong of acting wrongly too often, at most; 0 for a vector that never acts
 * @param missed of letting too much through, at most
 * @param careful whether its error rates are also reckoned by a smooth fit, and the worse ones
 *     count: where no error was seen among the few rows beyond a threshold, the next row beyond it
 *     may still be one
 */
record SearchStep(double wrong, double missed, boolean careful) {
  /** The same with both risks in parts of a whole. */
  SearchStep times(double whole) {
    return new SearchStep(wrong * whole, missed * whole, careful);
  }
}

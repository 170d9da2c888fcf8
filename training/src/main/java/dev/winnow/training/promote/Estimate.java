package dev.winnow.training.promote;

/**
 * A figure of both models and how far their difference can be trusted.
 *
 * @param rows that the figure is taken on: of an area the fewer of violations and harmless ones
 * @param before of the model in service; NaN where it is not defined
 * @param after of the candidate
 * @param error standard error of the difference
 */
record Estimate(Metric metric, int rows, double before, double after, double error) {
  /** The candidate's loss; negative where it gains. */
  double loss() {
    return metric.loss(before, after);
  }

  boolean isDefined() {
    return !Double.isNaN(before) && !Double.isNaN(after) && !Double.isNaN(error);
  }

  boolean hasEnoughRows() {
    return isDefined() && rows >= metric.fewest();
  }
}

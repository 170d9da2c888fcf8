package dev.winnow.training.promote;

import java.util.Locale;

/**
 * A guarded figure with what is concluded of it.
 *
 * @param low the loss is at least this, with the confidence that all judgements of a promotion
 *     share
 * @param high the loss is at most this, with 95% confidence
 */
record Judgement(Estimate estimate, double low, double high, Outcome outcome) {
  /** That an equal candidate is taken for worse on any of the figures; shared between them. */
  private static final double WRONGLY_REFUSED = 0.05;

  /** That a candidate with a large loss on a figure is let through. */
  private static final double WRONGLY_LET_THROUGH = 0.05;

  /**
   * Judges one of so many figures.
   *
   * @param tests how many figures of the promotion are judged: by C. Bonferroni each may refuse
   *     wrongly with that part of the chance only. Letting through needs no such correction, for
   *     every figure has to pass (R. Berger, "Multiparameter Hypothesis Testing and Acceptance
   *     Sampling", Technometrics 24, 1982)
   */
  static Judgement of(Estimate estimate, int tests) {
    double loss = estimate.loss();
    double low =
        loss - NormalQuantile.above(WRONGLY_REFUSED / Math.max(1, tests)) * estimate.error();
    double high = loss + NormalQuantile.above(WRONGLY_LET_THROUGH) * estimate.error();
    return new Judgement(estimate, low, high, outcome(estimate, low, high));
  }

  private static Outcome outcome(Estimate estimate, double low, double high) {
    Metric metric = estimate.metric();
    if (!estimate.hasEnoughRows()) {
      return metric.ofSomeRows() ? Outcome.UNJUDGED : Outcome.UNCLEAR;
    }
    if (low > 0 && estimate.loss() >= metric.counts()) {
      return Outcome.WORSE;
    }
    return high <= metric.excluded() ? Outcome.HELD : Outcome.UNCLEAR;
  }

  /** Why it refuses. */
  String reason(String category) {
    Metric metric = estimate.metric();
    String where = category + ": " + metric.term() + ": ";
    if (outcome == Outcome.WORSE) {
      return String.format(
          Locale.ROOT,
          "%s%.4f, in service %.4f: worse by %.4f to %.4f",
          where,
          estimate.after(),
          estimate.before(),
          low,
          high);
    }
    return estimate.hasEnoughRows()
        ? String.format(
            Locale.ROOT,
            "%smay be worse by up to %.4f on %d rows (expected: rows enough to rule out %.3f)",
            where,
            high,
            estimate.rows(),
            metric.excluded())
        : "%s%d rows (expected: at least %d)".formatted(where, estimate.rows(), metric.fewest());
  }
}

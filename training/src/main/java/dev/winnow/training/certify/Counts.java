package dev.winnow.training.certify;

/**
 * What came of one category on the rows to prove on, end to end.
 *
 * @param acted items of the mix that machines acted on alone
 * @param wrong those among them that are no violations
 * @param positives violations, of all rows
 * @param missed those among them that machines let through alone
 */
public record Counts(int acted, int wrong, int positives, int missed) implements Evidence {
  public Counts {
    if (wrong < 0 || wrong > acted || missed < 0 || missed > positives) {
      throw new IllegalArgumentException(
          "wrong %d of %d, missed %d of %d (expected: no more than there are)"
              .formatted(wrong, acted, missed, positives));
    }
  }

  @Override
  public boolean refutes(Limits limits, boolean acts, double level) {
    return pValue(limits, acts) <= level;
  }

  /**
   * The p-value of "a limit is broken": how probable so few errors are where one is. Either limit
   * alone must be refuted, so the larger of both p-values is one of the whole (Berger,
   * "Multiparameter Hypothesis Testing and Acceptance Sampling", Technometrics 24, 1982). Of a
   * vector that never acts there is nothing to be wrong.
   */
  double pValue(Limits limits, boolean acts) {
    double ofMissed = Binomial.atMost(missed, positives, limits.missed());
    return acts ? Math.max(ofMissed, Binomial.atMost(wrong, acted, limits.wrong())) : ofMissed;
  }
}

package dev.winnow.training.certify;

import java.util.OptionalDouble;

/**
 * How the rows to prove on will look, told from the rows to search on alone, so that the search
 * learns nothing of those that it is proven on.
 *
 * @param positives violations that the miss rate will be counted on
 * @param perPositive rows of the mix, on which what machines act on is counted, that one violation
 *     searched on stands for
 * @param perNegative the same for a harmless row
 */
public record Expectation(int positives, double perPositive, double perNegative)
    implements SearchRisk {
  /** The p-value that so many wrong actions would have on the rows to prove on. */
  @Override
  public double wrong(double right, double wrong, double likelyWrong, double limit) {
    int cases = (int) Math.round(right * perPositive + wrong * perNegative);
    int errors = (int) Math.min(cases, Math.round(likelyWrong * perNegative));
    return Binomial.atMost(errors, cases, limit);
  }

  /** The p-value that their share would have on the violations to prove on. */
  @Override
  public double missed(double missed, double searched, double limit) {
    double rate = missed / Math.max(1, searched);
    int errors = (int) Math.min(positives, Math.round(rate * positives));
    return Binomial.atMost(errors, positives, limit);
  }

  /**
   * Of rows from the same source.
   *
   * @param ratio rows to prove on for one to search on
   * @param prevalence the share of violations in the stream; empty where the rows have the stream's
   */
  public static Expectation of(CategoryScores searched, double ratio, OptionalDouble prevalence) {
    int positives = (int) Math.round(ratio * searched.positives());
    if (prevalence.isEmpty()) {
      return new Expectation(positives, ratio, ratio);
    }
    double share = prevalence.getAsDouble();
    int negatives = (int) Math.round(ratio * searched.negatives());
    int mix = PrevalenceDraw.size(positives, negatives, share);
    return new Expectation(
        positives,
        mix * share / Math.max(1, searched.positives()),
        mix * (1 - share) / Math.max(1, searched.negatives()));
  }
}

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
public record Expectation(int positives, double perPositive, double perNegative) {
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

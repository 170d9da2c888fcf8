package dev.winnow.training.metric;

import java.util.OptionalDouble;

/**
 * The figures of one category on one source.
 *
 * @param auc empty where all rows are positives or all are negatives
 * @param averagePrecision empty where there is no positive
 */
public record Figures(
    int n,
    int positives,
    OptionalDouble auc,
    OptionalDouble averagePrecision,
    double calibrationError) {
  public static Figures of(ScoredLabels probabilities) {
    return new Figures(
        probabilities.size(),
        probabilities.positives(),
        Ranking.areaUnderRoc(probabilities),
        Ranking.averagePrecision(probabilities),
        CalibrationError.expected(probabilities));
  }
}

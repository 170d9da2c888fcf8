package dev.winnow.training.card;

import dev.winnow.training.data.LabelledRow;
import dev.winnow.training.metric.ScoredLabels;
import java.util.List;

/**
 * A row that a model is measured on.
 *
 * @param onlyMeasured whether its set has no training rows, so that nothing was fitted to it
 * @param probability calibrated, by a calibration that was not fitted on this row
 */
public record ScoredRow(
    LabelledRow row, boolean positive, boolean onlyMeasured, double probability) {
  public static ScoredLabels labels(List<ScoredRow> rows) {
    double[] scores = new double[rows.size()];
    boolean[] truth = new boolean[rows.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = rows.get(i).probability();
      truth[i] = rows.get(i).positive();
    }
    return ScoredLabels.of(scores, truth);
  }

  /** Those of one source. */
  public static List<ScoredRow> on(String source, List<ScoredRow> rows) {
    return rows.stream().filter(row -> row.row().source().equals(source)).toList();
  }

  /** What the figures over all sources are taken on: not the sets that are only measured. */
  public static List<ScoredRow> pooled(List<ScoredRow> rows) {
    return rows.stream().filter(row -> !row.onlyMeasured()).toList();
  }
}

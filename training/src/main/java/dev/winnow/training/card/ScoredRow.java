package dev.winnow.training.head;

import dev.winnow.training.data.LabelledRow;
import dev.winnow.training.metric.ScoredLabels;
import java.util.List;

/**
 * A row that a head is measured on.
 *
 * @param onlyMeasured whether its set has no training rows, so that nothing was fitted to it
 * @param probability calibrated, by a calibration that was not fitted on this row
 */
record ScoredRow(LabelledRow row, boolean positive, boolean onlyMeasured, double probability) {
  static ScoredLabels labels(List<ScoredRow> rows) {
    double[] scores = new double[rows.size()];
    boolean[] truth = new boolean[rows.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = rows.get(i).probability();
      truth[i] = rows.get(i).positive();
    }
    return ScoredLabels.of(scores, truth);
  }
}

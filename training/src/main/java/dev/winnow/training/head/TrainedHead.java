package dev.winnow.training.head;

import dev.winnow.runtime.calibrate.PlattCalibration;
import dev.winnow.training.fit.HeadModel;
import java.util.List;
import java.util.Map;

/**
 * A head with all that its card says of it.
 *
 * @param fitted how many rows of each source it was fitted on
 * @param measured the dev rows with cross-fitted probabilities
 * @param related dev rows with a label of their source's own that stands near the category
 */
record TrainedHead(
    String category,
    String settings,
    HeadModel model,
    PlattCalibration calibration,
    List<SetRows> sets,
    Map<String, FittedRows> fitted,
    List<ScoredRow> measured,
    List<ScoredRow> related) {
  /** How many rows of a source were fitted on. */
  record FittedRows(int n, int positives) {}

  TrainedHead {
    sets = List.copyOf(sets);
    fitted = Map.copyOf(fitted);
    measured = List.copyOf(measured);
    related = List.copyOf(related);
  }

  List<ScoredRow> measuredOn(String source) {
    return measured.stream().filter(row -> row.row().source().equals(source)).toList();
  }

  /** What calibration and thresholds were found on: not the sets that are only measured. */
  List<ScoredRow> pooled() {
    return measured.stream().filter(row -> !row.onlyMeasured()).toList();
  }

  SuggestedThresholds thresholds() {
    return SuggestedThresholds.of(
        ScoredRow.labels(pooled()),
        ScoredRow.labels(
            measuredOn(EverydayRows.SOURCE).stream().filter(row -> !row.positive()).toList()));
  }
}

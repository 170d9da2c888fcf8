package dev.winnow.training.head;

import dev.winnow.runtime.calibrate.PlattCalibration;
import dev.winnow.training.card.FittedRows;
import dev.winnow.training.card.ScoredRow;
import dev.winnow.training.card.SuggestedThresholds;
import dev.winnow.training.fit.HeadModel;
import dev.winnow.training.rows.SetRows;
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
  TrainedHead {
    sets = List.copyOf(sets);
    fitted = Map.copyOf(fitted);
    measured = List.copyOf(measured);
    related = List.copyOf(related);
  }

  SuggestedThresholds thresholds() {
    return SuggestedThresholds.of(measured);
  }
}

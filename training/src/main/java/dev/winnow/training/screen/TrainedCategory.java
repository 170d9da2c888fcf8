package dev.winnow.training.screen;

import dev.winnow.runtime.calibrate.PlattCalibration;
import dev.winnow.training.card.FittedRows;
import dev.winnow.training.rows.SetRows;
import java.util.List;
import java.util.Map;

/**
 * One category, fitted.
 *
 * @param settings as the card states them
 * @param fitted how many rows of each source it was fitted on, obfuscated forms not counted
 */
record TrainedCategory(
    String category,
    String settings,
    LinearScreen model,
    PlattCalibration calibration,
    List<SetRows> sets,
    Map<String, FittedRows> fitted) {
  TrainedCategory {
    sets = List.copyOf(sets);
    fitted = Map.copyOf(fitted);
  }
}

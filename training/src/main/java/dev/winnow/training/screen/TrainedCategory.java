package dev.winnow.training.screen;

import dev.winnow.runtime.calibrate.PlattCalibration;
import dev.winnow.training.card.FittedRows;
import dev.winnow.training.ngram.ScreenModel;
import dev.winnow.training.rows.SetRows;
import java.util.List;
import java.util.Map;

/**
 * One category, fitted.
 *
 * @param lesson what it was fitted on
 * @param settings as the card states them
 * @param calibration fitted within train
 */
record TrainedCategory(
    Lesson lesson, String settings, ScreenModel model, PlattCalibration calibration) {
  String category() {
    return lesson.category();
  }

  /** Those that label it: what it is measured on. */
  List<SetRows> sets() {
    return lesson.labelled();
  }

  /** How many rows of each source it was fitted on, obfuscated forms not counted. */
  Map<String, FittedRows> fitted() {
    return FittedRows.count(category(), lesson.rows());
  }
}

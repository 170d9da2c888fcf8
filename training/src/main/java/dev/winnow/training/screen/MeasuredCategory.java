package dev.winnow.training.screen;

import dev.winnow.runtime.calibrate.PlattCalibration;
import dev.winnow.training.calibrate.DevCalibration;
import dev.winnow.training.card.ScoredRow;
import dev.winnow.training.card.SuggestedThresholds;
import dev.winnow.training.data.LabelledRow;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * One category with how it did on dev.
 *
 * @param calibration fitted on dev, or within train where dev says too little
 * @param onDev which of the two
 * @param rows as they stand; their probabilities are by calibrations not fitted on them
 * @param obfuscated the same rows, disguised
 * @param related by a label of their source's own that stands near the category
 */
record MeasuredCategory(
    TrainedCategory trained,
    PlattCalibration calibration,
    boolean onDev,
    List<ScoredRow> rows,
    List<ScoredRow> obfuscated,
    List<ScoredRow> related) {
  MeasuredCategory {
    rows = List.copyOf(rows);
    obfuscated = List.copyOf(obfuscated);
    related = List.copyOf(related);
  }

  /**
   * Calibrates what was scored.
   *
   * @param calibrated false for a trigger, whose scores stay as they are
   * @param part of a row, as {@link DevCalibration#fitIfTold} wants it
   */
  static MeasuredCategory of(
      TrainedCategory trained,
      List<ScoredRow> rows,
      List<ScoredRow> obfuscated,
      List<ScoredRow> related,
      boolean calibrated,
      ToIntFunction<LabelledRow> part) {
    Optional<DevCalibration> onDev =
        calibrated ? DevCalibration.fitIfTold(rows, part) : Optional.empty();
    DevCalibration fitted =
        onDev.orElseGet(
            () ->
                new DevCalibration(trained.calibration(), calibrated(rows, trained.calibration())));
    return new MeasuredCategory(
        trained,
        fitted.calibration(),
        onDev.isPresent(),
        fitted.measured(),
        calibrated(obfuscated, fitted.calibration()),
        calibrated(related, fitted.calibration()));
  }

  private static List<ScoredRow> calibrated(List<ScoredRow> rows, PlattCalibration calibration) {
    return rows.stream().map(row -> DevCalibration.calibrated(row, calibration)).toList();
  }

  SuggestedThresholds thresholds() {
    return SuggestedThresholds.of(rows);
  }
}

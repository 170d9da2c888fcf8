package dev.winnow.training.calibrate;

import dev.winnow.runtime.calibrate.PlattCalibration;
import dev.winnow.training.card.ScoredRow;
import dev.winnow.training.data.LabelledRow;
import dev.winnow.training.fit.PlattFit;
import dev.winnow.training.metric.ScoredLabels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * A calibration fitted on the dev rows of the sources that a model was trained on, and its
 * probabilities of these rows cross-fitted: each by a calibration fitted on the four parts of five
 * that the row is not in.
 *
 * @param calibration of the model, fitted on all of them
 * @param measured all rows that were given, with probabilities in place of scores; those that are
 *     only measured by {@code calibration}
 */
public record DevCalibration(PlattCalibration calibration, List<ScoredRow> measured) {
  /** How many parts the rows are put into. */
  public static final int PARTS = 5;

  /** Of each class in four of the parts; on fewer a calibration is fitted to chance. */
  private static final int ENOUGH = 16;

  public DevCalibration {
    measured = List.copyOf(measured);
  }

  /**
   * Fits.
   *
   * @param scored rows with the model's scores, 0 to 1, in place of probabilities
   * @param part of a row, from 0 to {@link #PARTS}, exclusive
   * @throws IllegalArgumentException if positives or negatives are missing in four of the parts, or
   *     higher scores do not mean higher probabilities there
   */
  public static DevCalibration fit(List<ScoredRow> scored, ToIntFunction<LabelledRow> part) {
    List<ScoredRow> own = ScoredRow.pooled(scored);
    PlattCalibration calibration = of(own);
    List<ScoredRow> measured = new ArrayList<>();
    for (int held = 0; held < PARTS; held++) {
      int left = held;
      PlattCalibration without = of(own.stream().filter(row -> in(row, part) != left).toList());
      own.stream()
          .filter(row -> in(row, part) == left)
          .forEach(row -> measured.add(calibrated(row, without)));
    }
    scored.stream()
        .filter(ScoredRow::onlyMeasured)
        .forEach(row -> measured.add(calibrated(row, calibration)));
    return new DevCalibration(calibration, measured);
  }

  /**
   * As {@link #fit}; empty where four of the parts hold fewer than 16 positives or 16 negatives, or
   * where higher scores do not mean higher probabilities in them.
   */
  public static Optional<DevCalibration> fitIfTold(
      List<ScoredRow> scored, ToIntFunction<LabelledRow> part) {
    List<ScoredRow> own = ScoredRow.pooled(scored);
    boolean told =
        isTold(own)
            && IntStream.range(0, PARTS)
                .allMatch(
                    held -> isTold(own.stream().filter(row -> in(row, part) != held).toList()));
    return told ? Optional.of(fit(scored, part)) : Optional.empty();
  }

  private static boolean isTold(List<ScoredRow> rows) {
    long positives = rows.stream().filter(ScoredRow::positive).count();
    if (Math.min(positives, rows.size() - positives) < ENOUGH) {
      return false;
    }
    ScoredLabels labels = ScoredRow.labels(rows);
    double[] alike = new double[rows.size()];
    Arrays.fill(alike, 1);
    return PlattFit.fitIfRising(labels.scores(), labels.truth(), alike).isPresent();
  }

  private static int in(ScoredRow row, ToIntFunction<LabelledRow> part) {
    return part.applyAsInt(row.row());
  }

  /** The same row with a probability in place of its score. */
  public static ScoredRow calibrated(ScoredRow scored, PlattCalibration calibration) {
    return new ScoredRow(
        scored.row(),
        scored.positive(),
        scored.onlyMeasured(),
        calibration.probability(scored.probability()));
  }

  private static PlattCalibration of(List<ScoredRow> rows) {
    ScoredLabels labels = ScoredRow.labels(rows);
    return PlattFit.fit(labels.scores(), labels.truth());
  }
}

package dev.winnow.training.evaluate;

import dev.winnow.runtime.calibrate.PlattCalibration;
import dev.winnow.training.fit.PlattFit;
import dev.winnow.training.metric.CalibrationError;
import dev.winnow.training.metric.ScoredLabels;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How well one category would be calibrated by a calibration made on rows like these: what is
 * stated goes through one more Platt scaling for each stage, fitted on four fifths of the rows and
 * applied to the fifth that was left out. So a row's own truth has no part in its probability, and
 * what is left as error is that of the scores and of sources that disagree, not of a calibration
 * that was made elsewhere. Immutable.
 */
final class CrossFit {
  static final int PARTS = 5;

  /** By row. */
  private final Map<String, Double> probabilities;

  private CrossFit(Map<String, Double> probabilities) {
    this.probabilities = Map.copyOf(probabilities);
  }

  /** Fitted on all rows of a category, whatever their source, each named once. */
  static CrossFit of(List<Judged> rows) {
    Map<String, Double> probabilities = new HashMap<>();
    rows.stream()
        .collect(Collectors.groupingBy(row -> row.prediction().stage()))
        .values()
        .forEach(stage -> fit(stage, probabilities));
    return new CrossFit(probabilities);
  }

  /** From 0 to 1, on some of the rows that it was made of. */
  double calibrationError(List<Judged> rows) {
    boolean[] truth = new boolean[rows.size()];
    double[] scores = new double[rows.size()];
    for (int i = 0; i < scores.length; i++) {
      truth[i] = rows.get(i).positive();
      scores[i] = probability(rows.get(i));
    }
    return CalibrationError.expected(ScoredLabels.of(scores, truth));
  }

  /** That of a row, by what was fitted on others. */
  double probability(Judged row) {
    Double found = probabilities.get(row.row());
    if (found == null) {
      throw new IllegalArgumentException(row.row() + ": unknown (expected: a row of these)");
    }
    return found;
  }

  private static void fit(List<Judged> rows, Map<String, Double> probabilities) {
    for (int part = 0; part < PARTS; part++) {
      int held = part;
      Optional<PlattCalibration> calibration =
          calibration(rows.stream().filter(row -> part(row) != held).toList());
      for (Judged row : rows) {
        if (part(row) == held) {
          double stated = row.prediction().probability();
          probabilities.put(
              row.row(), calibration.map(fitted -> fitted.probability(stated)).orElse(stated));
        }
      }
    }
  }

  /** Empty where there is nothing to fit it on: what is stated stands. */
  private static Optional<PlattCalibration> calibration(List<Judged> rows) {
    double[] scores = rows.stream().mapToDouble(row -> row.prediction().probability()).toArray();
    boolean[] truth = new boolean[scores.length];
    int positives = 0;
    for (int i = 0; i < truth.length; i++) {
      truth[i] = rows.get(i).positive();
      positives += truth[i] ? 1 : 0;
    }
    if (positives == 0 || positives == truth.length) {
      return Optional.empty();
    }
    double[] weights = new double[scores.length];
    Arrays.fill(weights, 1);
    return PlattFit.fitIfRising(scores, truth, weights);
  }

  private static int part(Judged row) {
    return Math.floorMod(row.row().hashCode(), PARTS);
  }
}

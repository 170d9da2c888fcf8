package dev.winnow.training.evaluate;

import dev.winnow.runtime.calibrate.PlattCalibration;
import dev.winnow.training.fit.PlattFit;
import dev.winnow.training.metric.CalibrationError;
import dev.winnow.training.metric.ScoredLabels;
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
 * that was made elsewhere.
 *
 * <p>A stage that has few rows would be fitted to their chance. So the rows of the other stages
 * count too, all together as much as {@value #WEIGHT_OF_OTHERS} of its own (partial pooling: Gelman
 * and Hill, "Data Analysis Using Regression and Multilevel/Hierarchical Models", 2007, chapter 12).
 * Immutable.
 */
final class CrossFit {
  static final int PARTS = 5;

  private static final int WEIGHT_OF_OTHERS = 20;

  /** By row. */
  private final Map<String, Double> probabilities;

  private CrossFit(Map<String, Double> probabilities) {
    this.probabilities = Map.copyOf(probabilities);
  }

  /** Fitted on all rows of a category, whatever their source, each named once. */
  static CrossFit of(List<Judged> rows) {
    Map<String, Double> probabilities = new HashMap<>();
    for (int part = 0; part < PARTS; part++) {
      int held = part;
      List<Judged> others = rows.stream().filter(row -> part(row) != held).toList();
      rows.stream()
          .filter(row -> part(row) == held)
          .collect(Collectors.groupingBy(row -> row.prediction().stage()))
          .forEach((stage, left) -> apply(calibration(others, stage), left, probabilities));
    }
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

  /** What it would be on some of the rows by chance, were all probabilities right. */
  double byChance(List<Judged> rows) {
    return CalibrationError.byChance(rows.stream().mapToDouble(this::probability).toArray());
  }

  /** That of a row, by what was fitted on others. */
  double probability(Judged row) {
    Double found = probabilities.get(row.row());
    if (found == null) {
      throw new IllegalArgumentException(row.row() + ": unknown (expected: a row of these)");
    }
    return found;
  }

  private static void apply(
      Optional<PlattCalibration> calibration, List<Judged> rows, Map<String, Double> out) {
    for (Judged row : rows) {
      double stated = row.prediction().probability();
      out.put(row.row(), calibration.map(fitted -> fitted.probability(stated)).orElse(stated));
    }
  }

  /** That of a stage; empty where there is nothing to fit it on: what is stated stands. */
  private static Optional<PlattCalibration> calibration(List<Judged> rows, String stage) {
    double[] scores = new double[rows.size()];
    boolean[] truth = new boolean[scores.length];
    boolean[] own = new boolean[scores.length];
    int positives = 0;
    int others = 0;
    for (int i = 0; i < truth.length; i++) {
      scores[i] = rows.get(i).prediction().probability();
      truth[i] = rows.get(i).positive();
      own[i] = rows.get(i).prediction().stage().equals(stage);
      positives += truth[i] ? 1 : 0;
      others += own[i] ? 0 : 1;
    }
    if (positives == 0 || positives == truth.length) {
      return Optional.empty();
    }
    double other = Math.min(1, (double) WEIGHT_OF_OTHERS / others);
    double[] weights = new double[scores.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = own[i] ? 1 : other;
    }
    return PlattFit.fitIfRising(scores, truth, weights);
  }

  private static int part(Judged row) {
    return Math.floorMod(row.row().hashCode(), PARTS);
  }
}

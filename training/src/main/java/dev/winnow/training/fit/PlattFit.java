package dev.winnow.training.fit;

import dev.winnow.runtime.calibrate.PlattCalibration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Fits the calibration of a head to scores with their truth.
 *
 * <p>Platt, "Probabilistic Outputs for Support Vector Machines", 1999, with its smoothed targets
 * {@code (n₊ + 1) / (n₊ + 2)} and {@code 1 / (n₋ + 2)} against overconfidence on few rows.
 */
public final class PlattFit {
  /** Small enough not to matter, large enough that separable scores keep a finite slope. */
  private static final double RIDGE = 1e-6;

  private static final double NEAREST = 1e-7;

  private PlattFit() {}

  /** The i-th score, 0 to 1, belongs to the i-th truth; both classes must occur. */
  public static PlattCalibration fit(double[] scores, boolean[] truth) {
    double[] weights = new double[scores.length];
    Arrays.fill(weights, 1);
    return calibration(line(scores, truth, weights));
  }

  /**
   * As {@link #fit}, each row counted so much; empty where a higher score does not mean a higher
   * probability.
   */
  public static Optional<PlattCalibration> fitIfRising(
      double[] scores, boolean[] truth, double[] weights) {
    LinearModel line = line(scores, truth, weights);
    return line.weights()[0] > 0 ? Optional.of(calibration(line)) : Optional.empty();
  }

  private static LinearModel line(double[] scores, boolean[] truth, double[] weights) {
    int positives = 0;
    for (boolean positive : truth) {
      positives += positive ? 1 : 0;
    }
    int negatives = truth.length - positives;
    if (positives == 0 || negatives == 0) {
      throw new IllegalArgumentException(
          "positives: %d, negatives: %d (expected: some of each)".formatted(positives, negatives));
    }
    float[][] features = new float[scores.length][];
    double[] targets = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      features[i] = new float[] {(float) logit(scores[i])};
      targets[i] = truth[i] ? (positives + 1.0) / (positives + 2.0) : 1.0 / (negatives + 2.0);
    }
    return new LogisticRegression(RIDGE).fit(new Examples(features, targets, weights));
  }

  private static PlattCalibration calibration(LinearModel line) {
    double a = line.weights()[0];
    double b = line.bias();
    return new PlattCalibration(a, b, version(a, b));
  }

  private static String version(double a, double b) {
    long bits = 31 * Double.doubleToLongBits(a) + Double.doubleToLongBits(b);
    return "platt-" + HexFormat.of().toHexDigits(bits).substring(0, 8);
  }

  private static double logit(double score) {
    double inside = Math.max(NEAREST, Math.min(1 - NEAREST, score));
    return Math.log(inside / (1 - inside));
  }
}

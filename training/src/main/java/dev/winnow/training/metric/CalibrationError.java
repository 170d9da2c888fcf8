package dev.winnow.training.metric;

/**
 * Expected calibration error: how far stated probabilities lie from observed frequencies, over 15
 * bins of equal width, weighted by how many items fall into each (Naeini, Cooper and Hauskrecht,
 * AAAI 2015; 15 bins as Guo et al., "On Calibration of Modern Neural Networks", ICML 2017).
 */
public final class CalibrationError {
  static final int BINS = 15;

  private CalibrationError() {}

  /** From 0 (calibrated) to 1; the scores must be probabilities. 0 where there is no item. */
  public static double expected(ScoredLabels labels) {
    double[] stated = new double[BINS];
    int[] observed = new int[BINS];
    for (int place = 0; place < labels.size(); place++) {
      double probability = labels.score(place);
      int bin = bin(probability);
      stated[bin] += probability;
      observed[bin] += labels.isPositive(place) ? 1 : 0;
    }
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      error += Math.abs(stated[bin] - observed[bin]);
    }
    return labels.size() == 0 ? 0 : error / labels.size();
  }

  private static int bin(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "probability: " + probability + " (expected: between 0 and 1)");
    }
    return Math.min(BINS - 1, (int) (probability * BINS));
  }
}

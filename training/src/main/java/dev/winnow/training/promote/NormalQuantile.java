package dev.winnow.training.promote;

/** How many standard errors leave so much above them. */
final class NormalQuantile {
  private static final double WIDEST = 40;
  private static final int HALVINGS = 60;

  private NormalQuantile() {}

  /**
   * The value that a standard normal variable exceeds with this probability, within 1e-6.
   *
   * @param tail above 0, at most one half
   */
  static double above(double tail) {
    if (!(tail > 0 && tail <= 0.5)) {
      throw new IllegalArgumentException("tail: " + tail + " (expected: above 0, at most 0.5)");
    }
    double low = 0;
    double high = WIDEST;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (tail(middle) > tail) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** M. Abramowitz and I. Stegun, Handbook of Mathematical Functions, 1964, 26.2.17. */
  private static double tail(double z) {
    double t = 1 / (1 + 0.2316419 * z);
    double series =
        t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * series;
  }
}

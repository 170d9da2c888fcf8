package dev.winnow.training.evaluate;

import java.util.Arrays;

/** Where a figure lies with 95% confidence. */
public record Interval(double low, double high) {
  private static final double TAIL = 0.025;

  /** Of a normal variable, which it stays within with 95%. */
  private static final double DEVIATIONS = 1.959964;

  /** Of a figure's values in resamples: what lies between their outer fortieths. */
  static Interval of(double[] resampled) {
    double[] rising = resampled.clone();
    Arrays.sort(rising);
    int last = rising.length - 1;
    return new Interval(
        rising[(int) Math.floor(TAIL * last)], rising[(int) Math.ceil((1 - TAIL) * last)]);
  }

  /**
   * Of a share: Wilson, "Probable Inference, the Law of Succession, and Statistical Inference",
   * Journal of the American Statistical Association 22, 1927. 0 to 1 of none.
   */
  public static Interval ofShare(int found, int of) {
    if (of == 0) {
      return new Interval(0, 1);
    }
    double square = DEVIATIONS * DEVIATIONS;
    double share = (double) found / of;
    double middle = (share + square / (2 * of)) / (1 + square / of);
    double half =
        DEVIATIONS
            / (1 + square / of)
            * Math.sqrt(share * (1 - share) / of + square / (4.0 * of * of));
    return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
  }
}

package dev.winnow.training.evaluate;

import java.util.Arrays;

/** Where a figure lies with 95% confidence. */
public record Interval(double low, double high) {
  private static final double TAIL = 0.025;

  /** Of a figure's values in resamples: what lies between their outer fortieths. */
  static Interval of(double[] resampled) {
    double[] rising = resampled.clone();
    Arrays.sort(rising);
    int last = rising.length - 1;
    return new Interval(
        rising[(int) Math.floor(TAIL * last)], rising[(int) Math.ceil((1 - TAIL) * last)]);
  }
}

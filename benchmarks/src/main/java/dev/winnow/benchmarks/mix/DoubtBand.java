package dev.winnow.benchmarks.mix;

import dev.winnow.pipeline.policy.Thresholds;

/** Thresholds around a decision point, as far from it on both sides on the scale of log-odds. */
public final class DoubtBand {
  /** Keeps certainty within what a double can tell from 0 and 1. */
  private static final double EDGE = 1e-9;

  private DoubtBand() {}

  /**
   * A band.
   *
   * @param point a probability
   * @param width half of the band's width in log-odds; 0 for thresholds that leave no doubt
   */
  public static Thresholds around(double point, double width) {
    if (!(width >= 0)) {
      throw new IllegalArgumentException("width: " + width + " (expected: >= 0)");
    }
    return width == 0
        ? new Thresholds(point, point)
        : new Thresholds(shifted(point, -width), shifted(point, width));
  }

  private static double shifted(double point, double by) {
    double inside = Math.min(1 - EDGE, Math.max(EDGE, point));
    return 1 / (1 + Math.exp(-(Math.log(inside / (1 - inside)) + by)));
  }
}

package dev.winnow.pipeline.policy;

import dev.winnow.runtime.calibrate.OpinionPool;

/**
 * The two thresholds of a category at a stage, on the calibrated probability.
 *
 * @param allow below it an item is confidently clean
 * @param act at or above it an item is confidently bad; between the two the stage is unsure
 * @param screenShare what the word of the screen counts in that probability, from 0 up to but not
 *     including 1: see {@link OpinionPool}
 */
public record Thresholds(double allow, double act, double screenShare) {
  /** On what the stage finds alone. */
  public Thresholds(double allow, double act) {
    this(allow, act, 0);
  }

  public Thresholds {
    if (!(allow >= 0 && allow <= act && act <= 1)) {
      throw new PolicyException(
          "thresholds: allow " + allow + ", act " + act + " (expected: 0 <= allow <= act <= 1)");
    }
    if (!(screenShare >= 0 && screenShare < 1)) {
      throw new PolicyException("screenShare: " + screenShare + " (expected: 0 <= share < 1)");
    }
  }

  boolean flags(double probability) {
    return probability >= act;
  }

  boolean clears(double probability) {
    return probability < allow;
  }

  boolean isSure(double probability) {
    return clears(probability) || flags(probability);
  }
}

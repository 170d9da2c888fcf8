package dev.winnow.pipeline.policy;

/**
 * The two thresholds of a category at a stage, on the calibrated probability.
 *
 * @param allow below it an item is confidently clean
 * @param act at or above it an item is confidently bad; between the two the stage is unsure
 */
public record Thresholds(double allow, double act) {
  public Thresholds {
    if (!(allow >= 0 && allow <= act && act <= 1)) {
      throw new PolicyException(
          "thresholds: allow " + allow + ", act " + act + " (expected: 0 <= allow <= act <= 1)");
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

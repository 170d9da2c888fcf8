package dev.winnow.training.certify;

/**
 * The two thresholds of one stage: below {@code allow} it lets an item pass, at or above {@code
 * act} it acts, between the two it asks on.
 */
public record StageThresholds(double allow, double act) {
  /** Neither lets anything pass nor acts, as long as no probability is a whole 1. */
  public static final StageThresholds UNDECIDED = new StageThresholds(0, 1);

  public StageThresholds {
    if (!(allow >= 0 && allow <= act && act <= 1)) {
      throw new IllegalArgumentException(
          "allow %s, act %s (expected: 0 <= allow <= act <= 1)".formatted(allow, act));
    }
  }
}

package dev.winnow.training.promote;

/**
 * Where a stage decides on a category.
 *
 * @param allow below this probability a text is let pass
 * @param act at or above it the text is flagged
 */
public record DecisionPoint(double allow, double act) {
  /** For a category that a policy says nothing of: what is likelier is taken for true. */
  public static final DecisionPoint EVEN = new DecisionPoint(0.5, 0.5);

  public DecisionPoint {
    if (!(allow >= 0 && allow <= act && act <= 1)) {
      throw new IllegalArgumentException(
          "allow: " + allow + ", act: " + act + " (expected: 0 <= allow <= act <= 1)");
    }
  }
}

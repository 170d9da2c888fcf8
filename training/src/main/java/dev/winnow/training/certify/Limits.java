package dev.winnow.training.certify;

/**
 * What an operator promises for one category.
 *
 * @param wrong of the items that machines acted on alone, the share that may be wrong; the false
 *     discovery rate
 * @param missed of all violations, the share that machines may let through alone; the miss rate
 */
public record Limits(double wrong, double missed) {
  public Limits {
    requireShare("wrong", wrong);
    requireShare("missed", missed);
  }

  /** The fewest violations with which the limits can be proven at all: with not one error. */
  public int fewestPositives(double confidence) {
    return Math.max(
        Binomial.fewestCases(wrong, confidence), Binomial.fewestCases(missed, confidence));
  }

  private static void requireShare(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(
          name + ": " + value + " (expected: more than 0, less than 1)");
    }
  }
}

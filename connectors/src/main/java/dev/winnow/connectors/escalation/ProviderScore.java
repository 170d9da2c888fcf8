package dev.winnow.connectors.escalation;

/**
 * @param score the provider's raw score, 0 to 1
 * @param probability the calibrated probability that the item violates the category, 0 to 1
 */
public record ProviderScore(double score, double probability) {
  public ProviderScore {
    requireShare("score", score);
    requireShare("probability", probability);
  }

  private static void requireShare(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: 0 to 1)");
    }
  }
}

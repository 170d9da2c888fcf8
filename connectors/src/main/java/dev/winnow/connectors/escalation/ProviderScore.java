package dev.winnow.connectors.escalation;

/**
 * @param score the provider's raw score, 0 to 1
 * @param probability the calibrated probability that the item violates the category, 0 to 1
 * @param calibrated false for a trigger, which may leave a category in doubt and never flags it
 */
public record ProviderScore(double score, double probability, boolean calibrated) {
  /** Of a provider whose scores decide. */
  public ProviderScore(double score, double probability) {
    this(score, probability, true);
  }

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

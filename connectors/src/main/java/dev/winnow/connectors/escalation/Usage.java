package dev.winnow.connectors.escalation;

/**
 * What a question took, whether its answer was of use or not.
 *
 * @param inputTokens that the model read
 * @param outputTokens that the model wrote
 * @param costMicros price in millionths of the configured currency
 */
public record Usage(long inputTokens, long outputTokens, long costMicros) {
  public static final Usage NONE = new Usage(0, 0, 0);

  public Usage {
    requireNotNegative("inputTokens", inputTokens);
    requireNotNegative("outputTokens", outputTokens);
    requireNotNegative("costMicros", costMicros);
  }

  public Usage plus(Usage other) {
    return new Usage(
        inputTokens + other.inputTokens,
        outputTokens + other.outputTokens,
        costMicros + other.costMicros);
  }

  public long tokens() {
    return inputTokens + outputTokens;
  }

  private static void requireNotNegative(String name, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: >= 0)");
    }
  }
}

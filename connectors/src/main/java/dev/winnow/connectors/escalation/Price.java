package dev.winnow.connectors.escalation;

import java.io.Serializable;

/**
 * What a provider charges, in units of the configured currency.
 *
 * @param inputPerMillion for a million tokens that the model reads
 * @param outputPerMillion for a million tokens that it writes
 * @param perCall for each call, whatever its length
 */
public record Price(double inputPerMillion, double outputPerMillion, double perCall)
    implements Serializable {
  public static final Price FREE = new Price(0, 0, 0);
  private static final double MICROS = 1e6;

  public Price {
    requirePrice("input", inputPerMillion);
    requirePrice("output", outputPerMillion);
    requirePrice("call", perCall);
  }

  /** One call that took so many tokens; its price is rounded up. */
  public Usage usage(long inputTokens, long outputTokens) {
    double micros =
        inputTokens * inputPerMillion + outputTokens * outputPerMillion + perCall * MICROS;
    return new Usage(inputTokens, outputTokens, (long) Math.ceil(micros));
  }

  private static void requirePrice(String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: >= 0)");
    }
  }
}

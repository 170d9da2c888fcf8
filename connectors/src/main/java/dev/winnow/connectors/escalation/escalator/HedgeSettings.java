package dev.winnow.connectors.escalation.escalator;

import java.io.Serializable;
import java.time.Duration;

/**
 * When a question that is slow to be answered is put a second time.
 *
 * @param after how long there was no answer
 * @param share of the questions that may be put twice, 0 to 1
 */
public record HedgeSettings(Duration after, double share) implements Serializable {
  public static final HedgeSettings DEFAULT = new HedgeSettings(Duration.ofSeconds(2), 0.05);

  public HedgeSettings {
    if (after.isNegative() || after.isZero()) {
      throw new IllegalArgumentException("after: " + after + " (expected: > 0)");
    }
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share: " + share + " (expected: 0 to 1)");
    }
  }
}

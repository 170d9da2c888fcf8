package dev.winnow.pipeline.escalate;

import java.io.Serializable;
import java.time.Duration;

/**
 * How the queue of escalated items works.
 *
 * @param callsAtOnce how many items each subtask puts to the general model at the same time
 * @param callTimeout after which an item goes on to people without an answer
 * @param remember how long a settled item is remembered, so that a repeat is recognised
 */
public record QueueSettings(int callsAtOnce, Duration callTimeout, Duration remember)
    implements Serializable {
  public static final QueueSettings DEFAULT =
      new QueueSettings(32, Duration.ofSeconds(30), Duration.ofDays(7));

  public QueueSettings {
    if (callsAtOnce < 1) {
      throw new IllegalArgumentException("callsAtOnce: " + callsAtOnce + " (expected: >= 1)");
    }
    requirePositive("callTimeout", callTimeout);
    requirePositive("remember", remember);
  }

  private static void requirePositive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
    }
  }
}

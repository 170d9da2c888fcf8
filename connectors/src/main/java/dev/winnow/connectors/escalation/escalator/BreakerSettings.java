package dev.winnow.connectors.escalation.escalator;

import java.io.Serializable;
import java.time.Duration;

/**
 * When a provider that fails is left alone, and for how long.
 *
 * @param window how many of the last questions are looked at
 * @param least how many of them there must be
 * @param pause before it is tried again, at first; doubles with each failed trial
 * @param longestPause the most that the pause grows to
 * @param finalPause after a failure that passes only if somebody sees to it
 */
public record BreakerSettings(
    int window, int least, Duration pause, Duration longestPause, Duration finalPause)
    implements Serializable {
  public static final BreakerSettings DEFAULT =
      new BreakerSettings(
          20, 5, Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(10));

  public BreakerSettings {
    if (least < 1 || window < least) {
      throw new IllegalArgumentException(
          "window: %d, least: %d (expected: 1 <= least <= window)".formatted(window, least));
    }
    requirePositive("pause", pause);
    requirePositive("longestPause", longestPause);
    requirePositive("finalPause", finalPause);
  }

  private static void requirePositive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
    }
  }
}

package dev.winnow.connectors.escalation.escalator;

import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much a provider is asked.
 *
 * @param atOnce the most questions that it has at a time
 * @param requestsPerMinute 0: no limit
 * @param tokensPerMinute read and written, 0: no limit
 * @param attempts how often an item is put to it where a failure may pass
 * @param backoff the longest pause before the second attempt; doubles with each
 * @param longestBackoff the most that the pause grows to
 * @param longestWait how long an item waits for it before it goes on to the next provider
 * @param hedge when slow questions are put twice; null: never
 */
public record LaneSettings(
    int atOnce,
    double requestsPerMinute,
    double tokensPerMinute,
    int attempts,
    Duration backoff,
    Duration longestBackoff,
    Duration longestWait,
    BreakerSettings breaker,
    @Nullable HedgeSettings hedge)
    implements Serializable {
  public static final LaneSettings DEFAULT =
      new LaneSettings(
          16,
          0,
          0,
          3,
          Duration.ofMillis(500),
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          BreakerSettings.DEFAULT);

  public LaneSettings {
    requireAtLeastOne("atOnce", atOnce);
    requireAtLeastOne("attempts", attempts);
    requireLimit("requestsPerMinute", requestsPerMinute);
    requireLimit("tokensPerMinute", tokensPerMinute);
    requireNotNegative("backoff", backoff);
    requireNotNegative("longestBackoff", longestBackoff);
    requireNotNegative("longestWait", longestWait);
  }

  /** Without second requests. */
  public LaneSettings(
      int atOnce,
      double requestsPerMinute,
      double tokensPerMinute,
      int attempts,
      Duration backoff,
      Duration longestBackoff,
      Duration longestWait,
      BreakerSettings breaker) {
    this(
        atOnce,
        requestsPerMinute,
        tokensPerMinute,
        attempts,
        backoff,
        longestBackoff,
        longestWait,
        breaker,
        null);
  }

  /** What each of so many may do so that all together keep to these settings. */
  public LaneSettings dividedBy(int parts) {
    return new LaneSettings(
        Math.max(1, atOnce / parts),
        requestsPerMinute / parts,
        tokensPerMinute / parts,
        attempts,
        backoff,
        longestBackoff,
        longestWait,
        breaker,
        hedge);
  }

  private static void requireAtLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: >= 1)");
    }
  }

  private static void requireLimit(String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: >= 0)");
    }
  }

  private static void requireNotNegative(String name, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: >= 0)");
    }
  }
}

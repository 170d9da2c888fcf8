package dev.winnow.runtime.batch;

import java.time.Duration;

/**
 * How large a batch may get, how long an item may wait for company, and how much may wait at all.
 *
 * @param maxPaddedTokens bound of a batch: its longest item's tokens times its items; a longer item
 *     travels alone
 * @param maxDelay an item waits no longer than this for others, as long as someone asks for batches
 * @param maxQueuedTokens bound of what waits, in tokens without padding
 */
public record BatchLimits(int maxPaddedTokens, Duration maxDelay, int maxQueuedTokens) {
  public static final BatchLimits DEFAULT = new BatchLimits(512, Duration.ofMillis(5), 131_072);

  public BatchLimits {
    if (maxPaddedTokens < 1) {
      throw new IllegalArgumentException(
          "maxPaddedTokens: " + maxPaddedTokens + " (expected: > 0)");
    }
    if (maxDelay.isNegative() || maxDelay.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException(
          "maxDelay: " + maxDelay.toMillis() + "ms (expected: 0ms to one hour)");
    }
    if (maxQueuedTokens < maxPaddedTokens) {
      throw new IllegalArgumentException(
          "maxQueuedTokens: %d (expected: at least maxPaddedTokens, %d)"
              .formatted(maxQueuedTokens, maxPaddedTokens));
    }
  }
}

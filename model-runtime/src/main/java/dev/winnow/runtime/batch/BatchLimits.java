package dev.winnow.runtime.batch;

import java.time.Duration;

/**
 * How large a batch may get, how long an item may wait for company, and how much may wait at all.
 *
 * @param maxPaddedTokens bound of a batch: its longest item's tokens times its items; a longer item
 *     travels alone. {@link #AUTOMATIC} where whoever loads the model is to find it
 * @param maxDelay an item waits no longer than this for others, as long as someone asks for batches
 * @param maxQueuedTokens bound of what waits, in tokens without padding
 */
public record BatchLimits(int maxPaddedTokens, Duration maxDelay, int maxQueuedTokens) {
  /** Stands for a number that is found by measuring the loaded model. */
  public static final int AUTOMATIC = 0;

  /** How many full batches may wait at least, so that items of like length meet. */
  private static final int QUEUED_BATCHES = 16;

  public static final BatchLimits DEFAULT =
      new BatchLimits(AUTOMATIC, Duration.ofMillis(5), 131_072);

  public BatchLimits {
    if (maxPaddedTokens < 0) {
      throw new IllegalArgumentException(
          "maxPaddedTokens: " + maxPaddedTokens + " (expected: >= 0)");
    }
    if (maxDelay.isNegative() || maxDelay.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException(
          "maxDelay: " + maxDelay.toMillis() + "ms (expected: 0ms to one hour)");
    }
    if (maxQueuedTokens < Math.max(1, maxPaddedTokens)) {
      throw new IllegalArgumentException(
          "maxQueuedTokens: %d (expected: at least maxPaddedTokens, %d)"
              .formatted(maxQueuedTokens, Math.max(1, maxPaddedTokens)));
    }
  }

  public boolean isAutomatic() {
    return maxPaddedTokens == AUTOMATIC;
  }

  /** The same with the bound that was found, and room for some such batches. */
  public BatchLimits found(int maxPaddedTokens) {
    return new BatchLimits(
        maxPaddedTokens,
        maxDelay,
        Math.max(maxQueuedTokens, Math.multiplyExact(QUEUED_BATCHES, maxPaddedTokens)));
  }
}

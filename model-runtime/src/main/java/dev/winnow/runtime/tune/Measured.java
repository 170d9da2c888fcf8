package dev.winnow.runtime.tune;

/** A tuning with its best time so far: what disturbs a run only ever makes it slower. */
final class Measured {
  private final Tuning tuning;
  private long bestNanos = Long.MAX_VALUE;

  Measured(Tuning tuning) {
    this.tuning = tuning;
  }

  Tuning tuning() {
    return tuning;
  }

  void add(long nanos) {
    bestNanos = Math.min(bestNanos, Math.max(1, nanos));
  }

  /** What one trial of it takes, as far as known. */
  long bestNanos() {
    return bestNanos;
  }

  double tokensPerNano() {
    return tuning.tokens() / (double) bestNanos;
  }
}

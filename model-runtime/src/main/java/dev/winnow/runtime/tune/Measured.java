package dev.winnow.runtime.tune;

/** A tuning with its best figures so far: what disturbs a run only ever makes it cost more. */
final class Measured {
  private final Tuning tuning;
  private double nanosPerToken = Double.MAX_VALUE;
  private long nanos = Long.MAX_VALUE;

  Measured(Tuning tuning) {
    this.tuning = tuning;
  }

  Tuning tuning() {
    return tuning;
  }

  /**
   * Adds a trial.
   *
   * @param cost what it said that a token cost
   * @param duration what it took
   */
  void add(double cost, long duration) {
    nanosPerToken = Math.min(nanosPerToken, Math.max(Double.MIN_NORMAL, cost));
    nanos = Math.min(nanos, Math.max(1, duration));
  }

  /** What one trial of it takes, as far as known. */
  long nanos() {
    return nanos;
  }

  double tokensPerNano() {
    return 1 / nanosPerToken;
  }
}

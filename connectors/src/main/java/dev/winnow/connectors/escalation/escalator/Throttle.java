package dev.winnow.connectors.escalation.escalator;

/**
 * So many units a minute, without bursts: whoever takes some pushes the time at which the next may
 * take by what they are worth. So within any 60 seconds no more is taken than is allowed, but for
 * the last one to take, who may take much at once.
 */
final class Throttle {
  private static final double MINUTE = 60e9;
  private final double nanosPerUnit;
  private long freeAt;

  /**
   * @param perMinute 0: no limit
   */
  Throttle(double perMinute) {
    this.nanosPerUnit = perMinute > 0 ? MINUTE / perMinute : 0;
  }

  /** When the next may take; now or earlier: at once. */
  long freeAt() {
    return freeAt;
  }

  void take(long now, long units) {
    freeAt = Math.max(now, freeAt) + worth(units);
  }

  /** What was taken turned out to be another amount. */
  void settle(long taken, long actual) {
    freeAt += worth(actual - taken);
  }

  private long worth(long units) {
    return (long) Math.ceil(units * nanosPerUnit);
  }
}

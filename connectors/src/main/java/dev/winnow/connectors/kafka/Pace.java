package dev.winnow.connectors.kafka;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * A steady rate: {@link #await} returns that many times a second, counted from the first call. Who
 * falls behind catches up. For one thread.
 */
public final class Pace {
  private static final double NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

  private final double perSecond;
  private final LongSupplier nanoTicker;
  private final LongConsumer parkNanos;
  private long start;
  private long count;

  Pace(double perSecond, LongSupplier nanoTicker, LongConsumer parkNanos) {
    if (!(perSecond >= 0)) {
      throw new IllegalArgumentException("rate: " + perSecond + " (expected: >= 0)");
    }
    this.perSecond = perSecond;
    this.nanoTicker = nanoTicker;
    this.parkNanos = parkNanos;
  }

  /** A rate of so many a second; 0 is as fast as it goes. */
  public static Pace perSecond(double rate) {
    return new Pace(rate, System::nanoTime, LockSupport::parkNanos);
  }

  /**
   * Returns when the next one is due.
   *
   * @throws InterruptedException where the thread is interrupted while it waits
   */
  public void await() throws InterruptedException {
    if (perSecond == 0) {
      return;
    }
    if (count == 0) {
      start = nanoTicker.getAsLong();
    }
    long due = start + (long) (count * (NANOS_PER_SECOND / perSecond));
    for (long left = due - nanoTicker.getAsLong(); left > 0; left = due - nanoTicker.getAsLong()) {
      parkNanos.accept(left);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    count++;
  }
}

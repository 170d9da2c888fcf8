package dev.winnow.benchmarks.swaps;

import java.util.concurrent.locks.LockSupport;

/** Waits for a time of {@link System#nanoTime}. */
final class Pace {
  private Pace() {}

  /**
   * Returns at that time, or at once where it has passed. Fails where the thread is interrupted.
   */
  static void until(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("interrupted");
      }
    }
  }
}

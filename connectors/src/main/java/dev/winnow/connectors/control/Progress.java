package dev.winnow.connectors.control;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** How far a log has been read, to be waited for. Thread-safe. */
final class Progress {
  private static final long UNKNOWN = -1;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long startupEnd = UNKNOWN;
  private long position = UNKNOWN;
  private @Nullable RuntimeException failure;
  private boolean closed;

  /** The end that the log had when it was first looked at. */
  void startupEnd(long offset) {
    update(() -> startupEnd = startupEnd == UNKNOWN ? offset : startupEnd);
  }

  /** All records below this offset have been handed on. */
  void position(long offset) {
    update(() -> position = offset);
  }

  void failed(RuntimeException why) {
    update(() -> failure = why);
  }

  void closed() {
    update(() -> closed = true);
  }

  boolean awaitStartupEnd(Duration limit) throws InterruptedException {
    return await(limit, UNKNOWN);
  }

  boolean awaitOffset(long offset, Duration limit) throws InterruptedException {
    return await(limit, offset + 1);
  }

  private boolean await(Duration limit, long least) throws InterruptedException {
    long left = limit.toNanos();
    lock.lockInterruptibly();
    try {
      while (!reached(least)) {
        if (failure != null) {
          throw failure;
        }
        if (closed || left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean reached(long least) {
    return startupEnd != UNKNOWN && position >= Math.max(least, startupEnd);
  }

  private void update(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}

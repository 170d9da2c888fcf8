package dev.winnow.runtime.classify;

import dev.winnow.runtime.batch.BatchLimits;
import dev.winnow.runtime.batch.Batcher;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Makes one {@link Batcher} safe for many submitters and many workers, and lets them wait on it.
 */
final class PendingQueue {
  /**
   * A batch that left the queue.
   *
   * @param waitedNanos how long the oldest of its items was in the queue
   */
  record Taken(List<Pending> items, long waitedNanos) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private final Condition work = lock.newCondition();
  private final Batcher<Pending> batcher;
  private final LongSupplier nanoTime;

  PendingQueue(BatchLimits limits, LongSupplier nanoTime) {
    this.batcher = new Batcher<>(limits);
    this.nanoTime = nanoTime;
  }

  /**
   * Waits for room; fails with {@link IllegalStateException} once the queue is closed. An
   * interruption does not end the wait, which lasts no longer than a batch, and is kept: other
   * callers may share the answer.
   */
  void put(Pending pending) {
    lock.lock();
    try {
      while (!batcher.offer(pending, pending.text().length(), nanoTime.getAsLong())) {
        if (batcher.isClosed()) {
          throw closed();
        }
        room.awaitUninterruptibly();
      }
      work.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Fails with {@link IllegalStateException} once the queue is closed. */
  void requireOpen() {
    lock.lock();
    try {
      if (batcher.isClosed()) {
        throw closed();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a batch that is due. An empty one means that the queue is closed and drained. */
  Taken take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      Taken batch = poll();
      while (batch.items().isEmpty() && !(batcher.isClosed() && batcher.isEmpty())) {
        awaitWork();
        batch = poll();
      }
      room.signalAll();
      if (!batcher.isEmpty()) {
        work.signal();
      }
      return batch;
    } finally {
      lock.unlock();
    }
  }

  private static IllegalStateException closed() {
    return new IllegalStateException("classifier: closed");
  }

  private Taken poll() {
    long now = nanoTime.getAsLong();
    long waited = batcher.nanosWaited(now);
    return new Taken(batcher.poll(now), waited);
  }

  private void awaitWork() throws InterruptedException {
    long nanos = batcher.nanosUntilDue(nanoTime.getAsLong());
    if (nanos == Long.MAX_VALUE) {
      work.await();
    } else {
      work.await(nanos, TimeUnit.NANOSECONDS);
    }
  }

  void close() {
    lock.lock();
    try {
      batcher.close();
      room.signalAll();
      work.signalAll();
    } finally {
      lock.unlock();
    }
  }
}

package dev.winnow.runtime.batch;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides which waiting items share a run of the model. A state machine without a thread or a
 * clock: the caller passes the time, in nanoseconds of a clock that never goes back.
 *
 * <p>A batch is built around the item that has waited longest, so that none is passed over for
 * ever; it is joined by those nearest to it in length. It is due once its oldest item has waited
 * the delay, or once as many tokens wait as fill a batch.
 *
 * <p>Not thread-safe.
 */
public final class Batcher<T> {
  private final BatchLimits limits;
  private final Set<Waiting<T>> byArrival = new LinkedHashSet<>();
  private final ByLength<T> byLength = new ByLength<>();
  private int queuedTokens;
  private boolean closed;

  public Batcher(BatchLimits limits) {
    this.limits = limits;
  }

  /**
   * Takes an item into the queue, unless the queue is full or closed. An empty queue takes an item
   * of any length.
   *
   * @return whether it was taken
   */
  public boolean offer(T item, int tokens, long nowNanos) {
    if (tokens < 1) {
      throw new IllegalArgumentException("tokens: " + tokens + " (expected: > 0)");
    }
    if (closed || (queuedTokens > 0 && tokens > limits.maxQueuedTokens() - queuedTokens)) {
      return false;
    }
    Waiting<T> waiting = new Waiting<>(item, tokens, nowNanos);
    byArrival.add(waiting);
    byLength.add(waiting);
    queuedTokens += tokens;
    return true;
  }

  /** The next batch if one is due, else an empty list. */
  public List<T> poll(long nowNanos) {
    if (nanosUntilDue(nowNanos) > 0) {
      return List.of();
    }
    List<T> batch = new ArrayList<>();
    Waiting<T> oldest = byArrival.iterator().next();
    LengthRange range = new LengthRange(oldest.tokens(), limits.maxPaddedTokens());
    for (Waiting<T> next = oldest;
        next != null && range.admits(next.tokens());
        next = byLength.nearest(oldest.tokens())) {
      range.add(next.tokens());
      batch.add(remove(next).item());
    }
    return batch;
  }

  /** How long until a batch is due: 0 where one is, {@link Long#MAX_VALUE} where nothing waits. */
  public long nanosUntilDue(long nowNanos) {
    if (byArrival.isEmpty()) {
      return Long.MAX_VALUE;
    }
    if (closed || queuedTokens >= limits.maxPaddedTokens()) {
      return 0;
    }
    long waited = nowNanos - byArrival.iterator().next().sinceNanos();
    return Math.max(0, limits.maxDelay().toNanos() - waited);
  }

  /** From now on nothing is taken in, and what waits is due at once. */
  public void close() {
    closed = true;
  }

  public boolean isClosed() {
    return closed;
  }

  public boolean isEmpty() {
    return byArrival.isEmpty();
  }

  public int queuedTokens() {
    return queuedTokens;
  }

  private Waiting<T> remove(Waiting<T> waiting) {
    byArrival.remove(waiting);
    byLength.removeFirst(waiting);
    queuedTokens -= waiting.tokens();
    return waiting;
  }
}

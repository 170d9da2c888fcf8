package dev.winnow.runtime.batch;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides which waiting items share a run of the model. A state machine without a thread or a
 * clock: the caller passes the time, in nanoseconds of a clock that never goes back.
 *
 * <p>A batch always holds the item that has waited longest, so that none is passed over for ever.
 * Among the stretches of lengths that hold it, the batch is the one that spends most of its cost on
 * tokens of items: padding is waste, and so is what a run costs beside its tokens. No batch has
 * more than a tenth of padding. It is due once its oldest item has waited the delay, or once as
 * many tokens wait as fill a batch.
 *
 * <p>Not thread-safe.
 */
public final class Batcher<T> {
  private final BatchLimits limits;
  private final Set<Waiting<T>> byArrival = new LinkedHashSet<>();
  private final ByLength<T> byLength = new ByLength<>();
  private final WindowSearch<T> search;
  private int queuedTokens;
  private boolean closed;

  public Batcher(BatchLimits limits) {
    if (limits.isAutomatic()) {
      throw new IllegalArgumentException("maxPaddedTokens: automatic (expected: > 0)");
    }
    this.limits = limits;
    this.search = new WindowSearch<>(byLength, limits.maxPaddedTokens());
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
    Window best = search.around(byArrival.iterator().next().tokens());
    List<Waiting<T>> batch = byLength.removeDown(best.longest(), best.items());
    batch.forEach(byArrival::remove);
    batch.forEach(waiting -> queuedTokens -= waiting.tokens());
    return batch.stream().map(Waiting::item).toList();
  }

  /** How long until a batch is due: 0 where one is, {@link Long#MAX_VALUE} where nothing waits. */
  public long nanosUntilDue(long nowNanos) {
    if (byArrival.isEmpty()) {
      return Long.MAX_VALUE;
    }
    if (closed || queuedTokens >= limits.maxPaddedTokens()) {
      return 0;
    }
    return Math.max(0, limits.maxDelay().toNanos() - nanosWaited(nowNanos));
  }

  /** How long the oldest item has waited, 0 where nothing waits. */
  public long nanosWaited(long nowNanos) {
    return byArrival.isEmpty() ? 0 : nowNanos - byArrival.iterator().next().sinceNanos();
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
}

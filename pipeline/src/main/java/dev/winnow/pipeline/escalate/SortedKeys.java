package dev.winnow.pipeline.escalate;

import java.util.OptionalLong;
import org.apache.flink.runtime.state.KeyGroupedInternalPriorityQueue;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.TimerHeapInternalTimer;
import org.apache.flink.streaming.api.operators.TimerSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Keys in an order, kept where Flink keeps its timers: in RocksDB, sorted, checkpointed, with
 * {@code state.backend.rocksdb.timer-service.cache-size} keys of each key group in memory, which
 * are refilled from RocksDB when they run dry. Of any state key, not just the current one; only the
 * task's thread may call.
 */
final class SortedKeys {
  private final KeyGroupedInternalPriorityQueue<TimerHeapInternalTimer<String, VoidNamespace>> keys;

  /**
   * @param name of the state: part of the checkpoints' format
   */
  SortedKeys(KeyedStateBackend<String> backend, String name) {
    this.keys =
        backend.create(
            name,
            new TimerSerializer<String, VoidNamespace>(
                backend.getKeySerializer(), VoidNamespaceSerializer.INSTANCE));
  }

  /**
   * @param order the lower the earlier
   */
  void add(long order, String key) {
    keys.add(place(order, key));
  }

  /** Harmless where it is not there. */
  void remove(long order, String key) {
    keys.remove(place(order, key));
  }

  boolean isEmpty() {
    return keys.isEmpty();
  }

  /** The first key; null where there is none. */
  @Nullable String peek() {
    var first = keys.peek();
    return first == null ? null : first.getKey();
  }

  /** The order of the first key. */
  OptionalLong first() {
    var first = keys.peek();
    return first == null ? OptionalLong.empty() : OptionalLong.of(first.getTimestamp());
  }

  /** Takes the first key out; null where there is none. */
  @Nullable String poll() {
    var first = keys.poll();
    return first == null ? null : first.getKey();
  }

  /** Goes through all of them: for the start alone. */
  Extent extent() {
    long count = 0;
    long last = Long.MIN_VALUE;
    try (var all = keys.iterator()) {
      while (all.hasNext()) {
        count++;
        last = Math.max(last, all.next().getTimestamp());
      }
    } catch (Exception e) {
      throw new IllegalStateException("keys cannot be read (expected: all that were kept)", e);
    }
    return new Extent(count, last);
  }

  /**
   * How many there are.
   *
   * @param last the highest order; of no meaning where there are none
   */
  record Extent(long count, long last) {}

  private static TimerHeapInternalTimer<String, VoidNamespace> place(long order, String key) {
    return new TimerHeapInternalTimer<>(order, key, VoidNamespace.INSTANCE);
  }
}

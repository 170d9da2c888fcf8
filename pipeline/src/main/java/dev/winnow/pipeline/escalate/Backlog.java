package dev.winnow.pipeline.escalate;

import dev.winnow.schemas.EscalationRequest;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.runtime.state.KeyGroupedInternalPriorityQueue;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.TimerHeapInternalTimer;
import org.apache.flink.streaming.api.operators.TimerSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The order in which waiting items are put to the general model: who was escalated first goes
 * first.
 *
 * <p>Keys alone, kept where Flink keeps its timers: in RocksDB, sorted, checkpointed, with {@code
 * state.backend.rocksdb.timer-service.cache-size} keys of each key group in memory, which are
 * refilled from RocksDB when they run dry. So a backlog of any size costs a bounded amount of
 * memory, and whoever takes from it never searches.
 *
 * <p>What was taken is remembered as asked until it is {@link #done}: after a restore it waits
 * again. Only the task's thread may call.
 */
final class Backlog {
  private final KeyGroupedInternalPriorityQueue<TimerHeapInternalTimer<String, VoidNamespace>>
      waiting;
  private final KeyGroupedInternalPriorityQueue<TimerHeapInternalTimer<String, VoidNamespace>>
      asked;

  Backlog(KeyedStateBackend<String> backend) {
    TypeSerializer<TimerHeapInternalTimer<String, VoidNamespace>> serializer =
        new TimerSerializer<>(backend.getKeySerializer(), VoidNamespaceSerializer.INSTANCE);
    this.waiting = backend.create("backlog-waiting", serializer);
    this.asked = backend.create("backlog-asked", serializer);
  }

  /** After a restore: whoever was asked about before the stop waits again. */
  void askAgain() {
    for (var place = asked.poll(); place != null; place = asked.poll()) {
      waiting.add(place);
    }
  }

  void add(String key, EscalationRequest request) {
    waiting.add(place(key, request));
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** When whoever waits longest was escalated, asked about or not, in milliseconds. */
  OptionalLong since() {
    return Stream.of(waiting, asked)
        .map(KeyGroupedInternalPriorityQueue::peek)
        .filter(Objects::nonNull)
        .mapToLong(TimerHeapInternalTimer::getTimestamp)
        .min();
  }

  /** The key of who waits longest, who counts as asked from now on; null where nobody waits. */
  @Nullable String take() {
    var place = waiting.poll();
    if (place == null) {
      return null;
    }
    asked.add(place);
    return place.getKey();
  }

  /** Forgets a request, whether it waits or was taken. */
  void done(String key, EscalationRequest request) {
    var place = place(key, request);
    waiting.remove(place);
    asked.remove(place);
  }

  private static TimerHeapInternalTimer<String, VoidNamespace> place(
      String key, EscalationRequest request) {
    Instant since = request.getRequestedAt();
    return new TimerHeapInternalTimer<>(
        since == null ? 0 : since.toEpochMilli(), key, VoidNamespace.INSTANCE);
  }
}

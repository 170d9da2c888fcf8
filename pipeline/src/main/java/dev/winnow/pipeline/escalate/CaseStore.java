package dev.winnow.pipeline.escalate;

import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;

/**
 * The items' cases in keyed state. Reads and writes that of the current key; only the task's thread
 * may call.
 *
 * <p>What waits stays until it is settled, however long that takes; the marks of an item expire.
 */
final class CaseStore {
  private static final String WAITING = "waiting";
  private static final String IN_REVIEW = "in-review";
  private static final String MARKS = "marks";
  private static final long ENTRIES_A_CLOCK_READING = 1000;

  private final KeyedStateBackend<String> backend;
  private final ValueState<EscalationRequest> waiting;
  private final ValueState<Verdict> inReview;
  private final ValueState<long[]> marks;

  /**
   * @param remember how long a settled item's marks are kept after the last change
   */
  CaseStore(RuntimeContext context, KeyedStateBackend<String> backend, Duration remember) {
    this.backend = backend;
    this.waiting =
        context.getState(
            new ValueStateDescriptor<>(WAITING, new AvroTypeInfo<>(EscalationRequest.class)));
    this.inReview =
        context.getState(new ValueStateDescriptor<>(IN_REVIEW, new AvroTypeInfo<>(Verdict.class)));
    ValueStateDescriptor<long[]> marksDescriptor =
        new ValueStateDescriptor<>(MARKS, PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO);
    marksDescriptor.enableTimeToLive(expiry(remember));
    this.marks = context.getState(marksDescriptor);
  }

  ItemCase read() throws IOException {
    long[] known = marks.value();
    return new ItemCase(
        waiting.value(), inReview.value(), known == null ? Marks.NONE : Marks.of(known));
  }

  void write(ItemCase before, ItemCase next) throws IOException {
    if (!Objects.equals(before.waiting(), next.waiting())) {
      waiting.update(next.waiting());
    }
    if (!Objects.equals(before.inReview(), next.inReview())) {
      inReview.update(next.inReview());
    }
    marks.update(next.marks().toState());
  }

  long countWaiting() {
    return count(WAITING);
  }

  long countInReview() {
    return count(IN_REVIEW);
  }

  private long count(String state) {
    try (Stream<String> keys = backend.getKeys(state, VoidNamespace.INSTANCE)) {
      return keys.count();
    }
  }

  private static StateTtlConfig expiry(Duration remember) {
    return StateTtlConfig.newBuilder(remember)
        .setUpdateType(StateTtlConfig.UpdateType.OnCreateAndWrite)
        .setStateVisibility(StateTtlConfig.StateVisibility.NeverReturnExpired)
        .cleanupInRocksdbCompactFilter(ENTRIES_A_CLOCK_READING)
        .build();
  }
}

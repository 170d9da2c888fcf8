package dev.winnow.pipeline.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Feedback;
import dev.winnow.schemas.Verdict;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupedInternalPriorityQueue;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.TimerHeapInternalTimer;
import org.apache.flink.streaming.api.operators.TimerSerializer;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.types.Either;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A backlog of a release that knew one line, in the order of age, and no places. */
class ReleasedBacklogTest {
  @Test
  void whoever_waited_or_was_asked_about_under_an_earlier_release_is_asked_about()
      throws Exception {
    OperatorSubtaskState state;
    try (KeyedOneInputStreamOperatorTestHarness<
            String, Either<EscalationRequest, Feedback>, Verdict>
        old =
            new KeyedOneInputStreamOperatorTestHarness<>(
                new EarlierQueue(), EscalationEvents::key, Types.STRING, 128, 1, 0)) {
      old.setStateBackend(new EmbeddedRocksDBStateBackend(true));
      old.open();
      for (int i = 1; i <= 20; i++) {
        old.processElement(
            new StreamRecord<>(Either.<EscalationRequest, Feedback>Left(Items.request(id(i), i))));
      }
      state = old.snapshot(1, 1);
    }

    PausedProvider provider = new PausedProvider();
    QueueSettings settings = new QueueSettings(4, Duration.ofSeconds(10), Duration.ofDays(7));
    try (QueueHarness queue = QueueHarness.restored(state, settings, provider, 1, 0)) {
      while (!provider.open().isEmpty()) {
        provider.answer(provider.open().get(0), Items.answer(0.9));
        queue.work();
      }

      assertThat(provider.asked)
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, 20).mapToObj(i -> id(i) + "@" + i).toList());
      assertThat(queue.finals()).hasSize(20);
    }
  }

  private static String id(int i) {
    return "item-%02d".formatted(i);
  }

  /** Keeps what comes as that release did; the first three are asked about. */
  private static final class EarlierQueue extends AbstractStreamOperator<Verdict>
      implements OneInputStreamOperator<Either<EscalationRequest, Feedback>, Verdict> {
    private static final long serialVersionUID = 1;
    private transient @Nullable
        KeyGroupedInternalPriorityQueue<TimerHeapInternalTimer<String, VoidNamespace>>
        waiting;
    private transient @Nullable
        KeyGroupedInternalPriorityQueue<TimerHeapInternalTimer<String, VoidNamespace>>
        asked;

    @Override
    public void open() throws Exception {
      super.open();
      waiting = line("backlog-waiting");
      asked = line("backlog-asked");
    }

    @Override
    public void processElement(StreamRecord<Either<EscalationRequest, Feedback>> element)
        throws Exception {
      EscalationRequest request = element.getValue().left();
      ValueState<EscalationRequest> state =
          getRuntimeContext()
              .getState(
                  new ValueStateDescriptor<>(
                      "waiting", new AvroTypeInfo<>(EscalationRequest.class)));
      state.update(request);
      Objects.requireNonNull(request.getRevision() <= 3 ? asked : waiting)
          .add(
              new TimerHeapInternalTimer<>(
                  request.getRequestedAt().toEpochMilli(),
                  (String) getCurrentKey(),
                  VoidNamespace.INSTANCE));
    }

    private KeyGroupedInternalPriorityQueue<TimerHeapInternalTimer<String, VoidNamespace>> line(
        String name) {
      KeyedStateBackend<String> backend = getKeyedStateBackend();
      return backend.create(
          name,
          new TimerSerializer<String, VoidNamespace>(
              backend.getKeySerializer(), VoidNamespaceSerializer.INSTANCE));
    }
  }
}

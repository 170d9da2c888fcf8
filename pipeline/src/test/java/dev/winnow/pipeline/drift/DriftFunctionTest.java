package dev.winnow.pipeline.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DriftFunctionTest {
  private static final DriftReference REFERENCE =
      Streams.reference(DriftReference.DEFAULT_FALSE_ALARM, Streams.even("spam", 0.2));

  @Test
  void it_sounds_and_remembers_it_over_a_restart() throws Exception {
    DriftFunction first = new DriftFunction(REFERENCE);
    OperatorSubtaskState kept;
    try (var harness = opened(first, null)) {
      harness.setProcessingTime(Streams.START.toEpochMilli());
      Random random = new Random(5);
      for (int at = 0; at < 60; at++) {
        harness.processElement(Streams.batch(random, Streams.raised(3, 2.5)), 0);
      }
      kept = harness.snapshot(1, 1);
    }
    FigureStatus before = first.statuses().get(0);
    assertThat(before.alarm()).isTrue();
    assertThat(before.alarmedAt()).isEqualTo(Streams.START);
    assertThat(before.items()).isEqualTo(60 * Streams.BATCH);

    DriftFunction second = new DriftFunction(REFERENCE);
    opened(second, kept).close();
    assertThat(second.statuses()).isEqualTo(List.of(before));
  }

  @Test
  void without_a_reference_it_takes_up_what_was_kept_and_does_nothing() throws Exception {
    OperatorSubtaskState kept;
    try (var harness = opened(new DriftFunction(REFERENCE), null)) {
      kept = harness.snapshot(1, 1);
    }
    DriftFunction idle = new DriftFunction(null);
    try (var harness = opened(idle, kept)) {
      harness.processElement(Streams.batch(new Random(1), Streams.evenShares()), 0);
      assertThat(idle.statuses()).isEmpty();
    }
  }

  private static OneInputStreamOperatorTestHarness<DriftCounts, Void> opened(
      DriftFunction function, @Nullable OperatorSubtaskState state) throws Exception {
    OneInputStreamOperatorTestHarness<DriftCounts, Void> harness =
        new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(function));
    ((SerializerConfigImpl) harness.getExecutionConfig().getSerializerConfig())
        .setGenericTypes(false);
    harness.setup();
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }
}

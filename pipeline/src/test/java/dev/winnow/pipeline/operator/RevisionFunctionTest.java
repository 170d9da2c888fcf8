package dev.winnow.pipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Verdict;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RevisionFunctionTest {
  private KeyedOneInputStreamOperatorTestHarness<String, Item, Item> harness;

  @BeforeEach
  void open() throws Exception {
    harness = harness();
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void passes_rising_revisions_and_withdraws_what_they_overtake() throws Exception {
    harness.processElement(Records.upsert("a", 1, "x"), 0);
    harness.processElement(Records.upsert("a", 4, "x"), 0);
    assertThat(passed()).containsExactly(1L, 4L);
    assertThat(side(harness, Outputs.ESCALATIONS))
        .singleElement()
        .satisfies(
            cancel -> {
              assertThat(cancel.getOperation()).isEqualTo("cancel");
              assertThat(cancel.getCancelReason()).isEqualTo("superseded");
              assertThat(cancel.getRevision()).isEqualTo(3);
            });
  }

  @Test
  void items_modes_and_runs_do_not_touch_each_other() throws Exception {
    harness.processElement(Records.upsert("a", 2, "x"), 0);
    harness.processElement(Records.upsert("b", 1, "x"), 0);
    Item replay = Records.upsert("a", 1, "x");
    replay.content().setMode("backfill");
    replay.content().setRun("r1");
    harness.processElement(replay, 0);
    assertThat(passed()).containsExactly(2L, 1L, 1L);
  }

  @Test
  void a_restored_operator_still_knows_what_it_saw() throws Exception {
    harness.processElement(Records.upsert("a", 2, "x"), 0);
    harness.processElement(Records.delete("b", 3), 0);
    OperatorSubtaskState snapshot = harness.snapshot(1, 1);
    try (KeyedOneInputStreamOperatorTestHarness<String, Item, Item> restored = harness()) {
      restored.initializeState(snapshot);
      restored.open();
      restored.processElement(Records.upsert("a", 2, "x"), 2);
      restored.processElement(Records.upsert("a", 1, "x"), 2);
      restored.processElement(Records.upsert("b", 3, "x"), 2);
      restored.processElement(Records.delete("b", 3), 2);
      assertThat(restored.extractOutputValues()).isEmpty();
      assertThat(side(restored, Outputs.WITHDRAWN))
          .extracting(Verdict::getId, Verdict::getRevision, Verdict::getOutcome)
          .containsExactly(tuple("a", 1L, "superseded"));
      assertThat(side(restored, Outputs.ESCALATIONS)).isEmpty();
    }
  }

  @Test
  void a_delete_withdraws_what_waits_and_ends_a_revision_that_never_came() throws Exception {
    harness.processElement(Records.upsert("a", 1, "x"), 0);
    harness.processElement(Records.delete("a", 2), 0);
    assertThat(side(harness, Outputs.WITHDRAWN))
        .extracting(Verdict::getRevision, Verdict::getOutcome, Verdict::getAction)
        .containsExactly(tuple(2L, "deleted", "none"));
    assertThat(side(harness, Outputs.ESCALATIONS))
        .extracting(EscalationRequest::getRevision, EscalationRequest::getCancelReason)
        .containsExactly(tuple(2L, "deleted"));
  }

  @Test
  void what_was_not_touched_for_the_time_to_live_is_forgotten() throws Exception {
    harness.setStateTtlProcessingTime(0);
    harness.processElement(Records.upsert("a", 1, "x"), 0);
    harness.setStateTtlProcessingTime(Duration.ofHours(1).toMillis() + 1);
    harness.processElement(Records.upsert("a", 1, "x"), 0);
    assertThat(passed()).containsExactly(1L, 1L);
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Item, Item> harness()
      throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(new RevisionFunction(Duration.ofHours(1))),
        Item::stateKey,
        Types.STRING);
  }

  private List<Long> passed() {
    return harness.extractOutputValues().stream().map(i -> i.content().getRevision()).toList();
  }

  private static <T> List<T> side(
      KeyedOneInputStreamOperatorTestHarness<String, Item, Item> harness, OutputTag<T> tag) {
    var records = harness.getSideOutput(tag);
    return records == null ? List.of() : records.stream().map(r -> r.getValue()).toList();
  }
}

package dev.winnow.pipeline.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.connectors.escalation.EscalationOutcome.Unavailable;
import dev.winnow.connectors.escalation.Fault;
import dev.winnow.connectors.escalation.Standing;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Outcome;
import dev.winnow.schemas.ReviewRequest;
import dev.winnow.schemas.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** The queue while the provider that may judge an item is away. */
class WaitingQueueTest {
  private static final QueueSettings FOUR_AT_ONCE =
      new QueueSettings(4, Duration.ofSeconds(30), Duration.ofDays(7));
  private static final Unavailable DOWN = new Unavailable("503", Fault.TRANSIENT);
  private static final long START = Items.ESCALATED_AT.toEpochMilli();

  private final ScriptedEscalator escalator = new ScriptedEscalator();

  @Test
  void items_wait_for_a_provider_that_is_away_and_others_go_their_way() throws Exception {
    try (QueueHarness queue = opened()) {
      escalator.standings.put("far", Standing.AWAY);
      for (int i = 1; i <= 300; i++) {
        queue.send(leaving("item-" + i, i));
      }
      queue.send(Items.request("stays", 1));
      queue.passTimeTo(START + 20_000);

      assertThat(escalator.asked).containsExactly("stays");
      assertThat(queue.reviews()).isEmpty();
    }
  }

  @Test
  void whoever_was_asked_in_vain_waits_too_and_what_that_took_is_not_forgotten() throws Exception {
    try (QueueHarness queue = opened()) {
      queue.send(leaving("a", 1));
      escalator.standings.put("far", Standing.AWAY);
      escalator.answer("a", DOWN);
      queue.work();
      assertThat(queue.verdicts()).isEmpty();

      escalator.standings.put("far", Standing.UP);
      queue.passTimeTo(START + 2000);
      escalator.answer("a", Items.answer(0.9));
      queue.work();

      assertThat(queue.finals())
          .extracting(verdict -> verdict.getEscalation().getInputTokens())
          .containsExactly(20L);
    }
  }

  @Test
  void an_answer_of_no_use_is_not_paid_for_again() throws Exception {
    try (QueueHarness queue = opened()) {
      queue.send(leaving("a", 1));
      escalator.standings.put("far", Standing.AWAY);
      escalator.answer("a", new Unavailable("garbage", Fault.ANSWER));
      queue.work();

      assertThat(queue.reviews()).extracting(ReviewRequest::getId).containsExactly("a");
    }
  }

  @Test
  void while_all_who_may_judge_are_crowded_items_keep_their_turn_and_their_time() throws Exception {
    try (QueueHarness queue = opened()) {
      queue.send(leaving("first", 1));
      escalator.crowded = true;
      queue.send(leaving("second", 2));
      queue.send(leaving("third", 3));
      queue.passTimeTo(START + 60_000);
      assertThat(escalator.asked).containsExactly("first");
      assertThat(queue.reviews())
          .extracting(ReviewRequest::getId)
          .doesNotContain("second", "third");

      escalator.crowded = false;
      queue.passTimeTo(START + 62_000);
      assertThat(escalator.asked).containsExactly("first", "second", "third");
    }
  }

  @Test
  void when_a_question_ends_the_next_is_put_at_once() throws Exception {
    try (QueueHarness queue = opened()) {
      queue.send(leaving("first", 1));
      escalator.crowded = true;
      queue.send(leaving("second", 2));
      escalator.crowded = false;
      queue.send(leaving("third", 3));
      assertThat(escalator.asked).containsExactly("first");

      escalator.answer("first", Items.answer(0.9));
      queue.work();
      assertThat(escalator.asked).containsExactly("first", "second", "third");
    }
  }

  @Test
  void one_item_tries_when_the_provider_is_due_and_all_follow_when_it_is_back() throws Exception {
    try (QueueHarness queue = opened()) {
      escalator.standings.put("far", Standing.AWAY);
      for (int i = 1; i <= 300; i++) {
        queue.send(leaving("item-" + i, i));
      }
      for (int trial = 1; trial <= 3; trial++) {
        escalator.standings.put("far", Standing.DUE);
        queue.passTimeTo(START + trial * 2000L);
        assertThat(escalator.open()).hasSize(1);
        assertThat(escalator.asked).hasSize(trial);
        escalator.answer(escalator.open().get(0), DOWN);
        queue.work();
      }
      assertThat(escalator.asked).doesNotHaveDuplicates(); // no single item can hold the others up
      assertThat(queue.verdicts()).isEmpty();

      escalator.standings.put("far", Standing.DUE);
      queue.passTimeTo(START + 10_000);
      escalator.standings.put("far", Standing.UP);
      escalator.answer(escalator.open().get(0), Items.answer(0.9));
      queue.passTimeTo(START + 12_000);
      drain(queue);

      assertThat(queue.finals())
          .extracting(Verdict::getId)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.rangeClosed(1, 300).mapToObj(i -> "item-" + i).toList());
    }
  }

  @Test
  void nobody_waits_for_a_provider_that_is_gone() throws Exception {
    try (QueueHarness queue = opened()) {
      escalator.standings.put("far", Standing.AWAY);
      queue.send(leaving("a", 1));
      escalator.standings.put("far", Standing.GONE);
      queue.passTimeTo(START + 2000);
      queue.send(leaving("b", 1));

      assertThat(queue.reviews())
          .extracting(review -> review.getId() + " " + review.getReason())
          .containsExactly("a unavailable", "b unavailable");
    }
  }

  @Test
  void people_decide_on_whoever_waited_as_long_as_it_may() throws Exception {
    try (QueueHarness queue = opened()) {
      escalator.standings.put("far", Standing.AWAY);
      for (int i = 1; i <= 200; i++) {
        queue.send(leaving("item-" + i, i));
      }
      long deadline = START + ScriptedEscalator.LONGEST_WAIT.toMillis();
      queue.passTimeTo(deadline);
      assertThat(queue.reviews()).isEmpty();

      queue.passTimeTo(deadline + 1001);

      assertThat(queue.reviews()).hasSize(200);
      assertThat(queue.reviews()).extracting(ReviewRequest::getReason).containsOnly("timed_out");
      assertThat(escalator.asked).isEmpty();
    }
  }

  @Test
  void what_is_deleted_while_it_waits_for_a_provider_is_never_asked_about() throws Exception {
    try (QueueHarness queue = opened()) {
      escalator.standings.put("far", Standing.AWAY);
      queue.send(leaving("a", 1));
      queue.send(leaving("b", 1));
      queue.send(Items.cancel("a", 1, Outcome.DELETED));
      escalator.standings.put("far", Standing.DUE);
      queue.passTimeTo(START + 2000);

      assertThat(escalator.asked).containsExactly("b");
      assertThat(queue.finals()).extracting(Verdict::getOutcome).containsExactly("deleted");
    }
  }

  @Test
  void whoever_waited_for_a_provider_before_a_restore_is_not_forgotten() throws Exception {
    OperatorSubtaskState state;
    try (QueueHarness queue = opened()) {
      escalator.standings.put("far", Standing.AWAY);
      for (int i = 1; i <= 150; i++) {
        queue.send(leaving("item-" + i, i));
      }
      state = queue.snapshot();
    }

    ScriptedEscalator later = new ScriptedEscalator();
    try (QueueHarness queue = QueueHarness.restored(state, FOUR_AT_ONCE, part -> later, 1, 0)) {
      queue.work();
      while (!later.open().isEmpty()) {
        later.answer(later.open().get(0), Items.answer(0.9));
        queue.work();
      }
      assertThat(queue.finals()).extracting(Verdict::getId).hasSize(150).doesNotHaveDuplicates();
    }
  }

  @Test
  void at_the_end_of_the_input_nobody_waits_for_a_provider_that_is_away() throws Exception {
    try (QueueHarness queue = opened()) {
      escalator.standings.put("far", Standing.AWAY);
      queue.send(leaving("a", 1));
      escalator.standings.put("far", Standing.GONE);

      queue.endInput();

      assertThat(queue.reviews()).extracting(ReviewRequest::getId).containsExactly("a");
    }
  }

  private QueueHarness opened() throws Exception {
    QueueHarness queue = QueueHarness.opened(FOUR_AT_ONCE, part -> escalator, Items.POLICIES);
    queue.passTimeTo(START);
    return queue;
  }

  private void drain(QueueHarness queue) throws Exception {
    while (!escalator.open().isEmpty()) {
      List<String> open = escalator.open();
      assertThat(open).hasSizeLessThanOrEqualTo(4);
      open.forEach(id -> escalator.answer(id, Items.answer(0.9)));
      queue.work();
    }
  }

  private static EscalationRequest leaving(String id, long revision) {
    EscalationRequest request = Items.request(id, revision);
    request.setMayLeave(true);
    request.setRequestedAt(Instant.ofEpochMilli(START));
    return request;
  }
}

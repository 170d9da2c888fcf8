package dev.winnow.pipeline.escalate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.Outcome;
import dev.winnow.schemas.ReviewRequest;
import dev.winnow.schemas.Verdict;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

class EscalationQueueTest {
  private static final QueueSettings TWO_AT_ONCE =
      new QueueSettings(2, Duration.ofSeconds(10), Duration.ofDays(7));

  private final PausedProvider provider = new PausedProvider();

  @Test
  void puts_a_few_at_a_time_to_the_provider_in_order_however_many_wait() throws Exception {
    int items = 600;
    try (QueueHarness queue = QueueHarness.opened(TWO_AT_ONCE, provider)) {
      for (int i = 1; i <= items; i++) {
        queue.send(Items.request(name(i), i));
      }
      while (!provider.open().isEmpty()) {
        provider.answer(provider.open().get(0), Items.answer(0.9));
        queue.work();
      }

      assertThat(provider.mostAtOnce).isEqualTo(2);
      assertThat(provider.asked)
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, items).mapToObj(i -> name(i) + "@" + i).toList());
      assertThat(queue.finals()).extracting(Verdict::getId).hasSize(items).doesNotHaveDuplicates();
    }
  }

  @Test
  void the_provider_is_not_asked_about_what_the_policy_in_force_passes_over() throws Exception {
    try (QueueHarness queue = QueueHarness.opened(TWO_AT_ONCE, provider, Items.ROUTED_POLICIES)) {
      queue.send(Items.request("a", 1));

      assertThat(provider.lastPassedOver).containsExactly("toxicity");
    }
  }

  @Test
  void a_delete_frees_the_place_of_what_is_with_the_provider() throws Exception {
    try (QueueHarness queue = QueueHarness.opened(TWO_AT_ONCE, provider)) {
      queue.send(Items.request("a", 1));
      queue.send(Items.request("b", 2));
      queue.send(Items.request("c", 3));
      CompletableFuture<EscalationOutcome> question = provider.question("a@1");

      queue.send(Items.cancel("a", 1, Outcome.DELETED));

      assertThat(question).isCancelled();
      assertThat(provider.open()).containsExactly("b@2", "c@3");
      assertThat(queue.finals()).extracting(Verdict::getOutcome).containsExactly("deleted");
    }
  }

  @Test
  void what_is_deleted_while_it_waits_is_never_asked_about() throws Exception {
    try (QueueHarness queue = QueueHarness.opened(TWO_AT_ONCE, provider)) {
      queue.send(Items.request("a", 1));
      queue.send(Items.request("b", 2));
      queue.send(Items.request("c", 3));

      queue.send(Items.cancel("c", 3, Outcome.DELETED));
      provider.answer("a@1", Items.answer(0.9));
      provider.answer("b@2", Items.answer(0.9));
      queue.work();

      assertThat(provider.asked).containsExactly("a@1", "b@2");
      assertThat(queue.finals())
          .extracting(Verdict::getId, Verdict::getOutcome)
          .containsExactly(tuple("c", "deleted"), tuple("a", "decided"), tuple("b", "decided"));
    }
  }

  @Test
  void an_answer_that_crosses_a_delete_changes_nothing() throws Exception {
    try (QueueHarness queue = QueueHarness.opened(TWO_AT_ONCE, provider)) {
      queue.send(Items.request("a", 1));
      provider.answer("a@1", Items.answer(0.9));

      queue.send(Items.cancel("a", 1, Outcome.DELETED));

      assertThat(queue.verdicts()).extracting(Verdict::getOutcome).containsExactly("deleted");
    }
  }

  @Test
  void a_higher_revision_is_asked_about_instead_of_the_lower() throws Exception {
    try (QueueHarness queue = QueueHarness.opened(TWO_AT_ONCE, provider)) {
      queue.send(Items.request("a", 1));
      queue.send(Items.request("a", 2));

      assertThat(provider.open()).containsExactly("a@2");
      provider.answer("a@2", Items.answer(0.9));
      queue.work();
      assertThat(queue.finals())
          .extracting(v -> v.getRevision() + " " + v.getOutcome())
          .containsExactly("1 superseded", "2 decided");
    }
  }

  @Test
  void whoever_waited_before_a_restore_is_asked_about_again_by_whichever_subtask()
      throws Exception {
    OperatorSubtaskState state;
    try (QueueHarness queue = QueueHarness.opened(TWO_AT_ONCE, provider)) {
      for (int i = 1; i <= 6; i++) {
        queue.send(Items.request(name(i), i));
      }
      provider.answer(name(1) + "@1", Items.answer(0.9));
      queue.work();
      assertThat(provider.open()).hasSize(2);
      state = queue.snapshot();
    }

    PausedProvider later = new PausedProvider();
    QueueSettings ten = new QueueSettings(10, Duration.ofSeconds(10), Duration.ofDays(7));
    try (QueueHarness one = QueueHarness.restored(state, ten, later, 2, 0);
        QueueHarness other = QueueHarness.restored(state, ten, later, 2, 1)) {
      assertThat(later.open())
          .containsExactlyInAnyOrder(
              IntStream.rangeClosed(2, 6).mapToObj(i -> name(i) + "@" + i).toArray(String[]::new));
      later.open().forEach(question -> later.answer(question, Items.answer(0.9)));
      one.work();
      other.work();
      assertThat(one.finals().size() + other.finals().size()).isEqualTo(5);
    }
  }

  @Test
  void what_was_in_review_before_a_restore_is_settled_by_feedback_after_it() throws Exception {
    OperatorSubtaskState state;
    try (QueueHarness queue = QueueHarness.opened(TWO_AT_ONCE, provider)) {
      queue.send(Items.request("a", 1));
      provider.answer("a@1", Items.answer(0.5));
      queue.work();
      state = queue.snapshot();
    }

    try (QueueHarness queue =
        QueueHarness.restored(state, TWO_AT_ONCE, new PausedProvider(), 1, 0)) {
      queue.send(Items.request("a", 1));
      queue.send(Items.feedback("a", 1, Action.REMOVE));
      queue.send(Items.feedback("a", 1, Action.ALLOW));

      assertThat(queue.verdicts())
          .extracting(v -> v.getDecidedBy() + " " + v.getAction())
          .containsExactly("people remove");
    }
  }

  @Test
  void people_decide_when_the_provider_hangs() throws Exception {
    try (QueueHarness queue = QueueHarness.opened(TWO_AT_ONCE, provider)) {
      queue.send(Items.request("a", 1));
      queue.send(Items.request("b", 2));
      queue.send(Items.request("c", 3));
      CompletableFuture<EscalationOutcome> question = provider.question("a@1");

      queue.passTimeTo(9_999);
      assertThat(queue.reviews()).isEmpty();
      queue.passTimeTo(10_000);

      assertThat(queue.reviews())
          .extracting(ReviewRequest::getReason)
          .containsExactly("timed_out", "timed_out");
      assertThat(question).isCancelled();
      assertThat(provider.open()).containsExactly("c@3");
    }
  }

  @Test
  void people_decide_when_the_provider_fails() throws Exception {
    try (QueueHarness queue = QueueHarness.opened(TWO_AT_ONCE, provider)) {
      queue.send(Items.request("a", 1));
      provider.question("a@1").completeExceptionally(new IllegalStateException("down"));
      queue.work();
      provider.failure = new IllegalStateException("down");
      queue.send(Items.request("b", 1));

      assertThat(queue.reviews())
          .extracting(review -> review.getId() + " " + review.getReason())
          .containsExactly("a unavailable", "b unavailable");
    }
  }

  @Test
  void no_answer_comes_through_after_close() throws Exception {
    QueueHarness queue = QueueHarness.opened(TWO_AT_ONCE, provider);
    queue.send(Items.request("a", 1));
    CompletableFuture<EscalationOutcome> question = provider.question("a@1");

    queue.close();

    assertThat(provider.closed).isTrue();
    assertThat(question.complete(Items.answer(0.9))).isFalse();
    assertThat(queue.verdicts()).isEmpty();
  }

  @Test
  void all_who_wait_are_answered_before_bounded_input_ends() throws Exception {
    try (QueueHarness queue =
        QueueHarness.opened(TWO_AT_ONCE, new LocalProvider(new FixedClassifier(0.9), 100))) {
      for (int i = 1; i <= 20; i++) {
        queue.send(Items.request(name(i), i));
      }
      queue.endInput();

      assertThat(queue.finals()).hasSize(20);
    }
  }

  @Test
  void a_settled_revision_is_remembered_for_the_time_that_is_set() throws Exception {
    try (QueueHarness queue = QueueHarness.opened(TWO_AT_ONCE, provider)) {
      queue.send(Items.request("a", 1));
      provider.answer("a@1", Items.answer(0.9));
      queue.work();

      queue.passTimeTo(Duration.ofDays(6).toMillis());
      queue.send(Items.request("a", 1));
      assertThat(provider.asked).containsExactly("a@1");

      queue.passTimeTo(Duration.ofDays(8).toMillis());
      queue.send(Items.request("a", 1));
      assertThat(provider.asked).containsExactly("a@1", "a@1");
    }
  }

  @Test
  void items_of_other_tenants_modes_and_runs_are_strangers() throws Exception {
    try (QueueHarness queue = QueueHarness.opened(TWO_AT_ONCE, provider)) {
      var shadow = Items.request("a", 1);
      shadow.setMode("shadow");
      shadow.setRun("r1");
      queue.send(shadow);
      queue.send(Items.cancel("a", 1, Outcome.DELETED));

      assertThat(provider.open()).containsExactly("a@1");
      assertThat(queue.verdicts()).isEmpty();
    }
  }

  private static String name(int i) {
    return "item-%04d".formatted(i);
  }
}

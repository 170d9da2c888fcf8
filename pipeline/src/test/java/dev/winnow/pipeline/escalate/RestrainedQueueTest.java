package dev.winnow.pipeline.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.connectors.escalation.EscalationOutcome.OverBudget;
import dev.winnow.pipeline.control.PolicyInForce;
import dev.winnow.pipeline.policy.Controls;
import dev.winnow.pipeline.policy.OverBudgetRule;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.Quota;
import dev.winnow.schemas.Action;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the queue sends where the policy has a quota. */
final class RestrainedQueueTest {
  private static final QueueSettings SETTINGS =
      new QueueSettings(2, Duration.ofSeconds(10), Duration.ofDays(7));
  private static final Policy BOUND =
      new Policy(
          3,
          Items.POLICY.interimAction(),
          Items.POLICY.categories(),
          List.of(),
          new Controls(new Quota(Quota.Scope.ALL, 1, 1), null, null, OverBudgetRule.SPECIALISTS));

  private final PausedProvider provider = new PausedProvider();

  @Test
  void what_the_general_model_would_remove_goes_where_it_is_counted() throws Exception {
    try (QueueHarness queue = QueueHarness.opened(SETTINGS, provider, Bound::new)) {
      queue.send(Items.request("good", 1));
      queue.send(Items.request("bad", 1));
      provider.answer("good@1", Items.answer(0.1));
      provider.answer("bad@1", Items.answer(0.95));
      queue.work();

      assertThat(queue.verdicts()).extracting("id").containsExactly("good");
      assertThat(queue.candidates())
          .singleElement()
          .satisfies(
              candidate -> {
                assertThat(candidate.verdict().getAction()).isEqualTo("remove");
                assertThat(candidate.request()).isEqualTo(Items.request("bad", 1));
                assertThat(candidate.items()).isEqualTo(2);
              });
    }
  }

  @Test
  void what_the_specialists_remove_for_want_of_money_is_counted_too() throws Exception {
    try (QueueHarness queue = QueueHarness.opened(SETTINGS, provider, Bound::new)) {
      queue.send(Items.request("a", 1));
      provider.answer("a@1", new OverBudget());
      queue.work();

      assertThat(queue.candidates())
          .singleElement()
          .satisfies(
              candidate -> assertThat(candidate.verdict().getDecidedBy()).isEqualTo("specialists"));
    }
  }

  @Test
  void what_people_remove_is_not_counted() throws Exception {
    try (QueueHarness queue = QueueHarness.opened(SETTINGS, provider, Bound::new)) {
      queue.send(Items.request("a", 1));
      provider.answer("a@1", Items.answer(0.5));
      queue.work();
      queue.send(Items.feedback("a", 1, Action.REMOVE));

      assertThat(queue.finals()).extracting("action").containsExactly("remove");
      assertThat(queue.candidates()).isEmpty();
    }
  }

  /** The policy above. */
  private static final class Bound implements PolicyInForce {
    @Override
    public Policy get() {
      return BOUND;
    }

    @Override
    public void close() {}
  }
}

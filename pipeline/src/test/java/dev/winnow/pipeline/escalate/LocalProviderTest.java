package dev.winnow.pipeline.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.connectors.escalation.EscalationOutcome.Answered;
import dev.winnow.connectors.escalation.EscalationOutcome.Declined;
import dev.winnow.connectors.escalation.EscalationOutcome.Unavailable;
import dev.winnow.connectors.escalation.EscalationProvider;
import dev.winnow.schemas.Outcome;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LocalProviderTest extends EscalationProviderContract {
  @Override
  EscalationProvider answering(double toxicity) {
    return new LocalProvider(new FixedClassifier(toxicity), 100);
  }

  @Override
  EscalationProvider failing() {
    return new LocalProvider(new FixedClassifier(Double.NaN), 100);
  }

  @Test
  void names_its_models_and_costs_nothing() throws Exception {
    try (EscalationProvider provider = answering(0.5)) {
      assertThat(await(provider.ask(Items.request("a", 1), Set.of())))
          .isInstanceOfSatisfying(
              Answered.class,
              answered -> {
                assertThat(answered.models()).containsExactly(Items.GENERAL_MODEL);
                assertThat(answered.costMicros()).isZero();
                assertThat(answered.outputTokens()).isZero();
              });
    }
  }

  @Test
  void judges_items_that_may_not_leave_the_machine() throws Exception {
    try (EscalationProvider provider = answering(0.5)) {
      var request = Items.request("a", 1);
      request.setMayLeave(false);

      assertThat(await(provider.ask(request, Set.of()))).isInstanceOf(Answered.class);
    }
  }

  @Test
  void declines_what_has_no_text() throws Exception {
    try (EscalationProvider provider = answering(0.5)) {
      assertThat(await(provider.ask(Items.cancel("a", 1, Outcome.DELETED), Set.of())))
          .isInstanceOf(Declined.class);
    }
  }

  @Test
  void is_unavailable_at_once_while_its_classifier_hangs_with_all_that_it_may_hold()
      throws Exception {
    try (EscalationProvider provider = new LocalProvider(new HangingClassifier(), 10)) {
      for (int i = 0; i < 10; i++) {
        assertThat(provider.ask(Items.request("a", 1), Set.of()).cancel(true)).isTrue();
      }

      assertThat(await(provider.ask(Items.request("b", 1), Set.of())))
          .isInstanceOf(Unavailable.class);
    }
  }
}

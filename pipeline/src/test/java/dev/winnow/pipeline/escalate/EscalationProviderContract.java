package dev.winnow.pipeline.escalate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationOutcome.Answered;
import dev.winnow.connectors.escalation.EscalationOutcome.Unavailable;
import dev.winnow.connectors.escalation.EscalationProvider;
import dev.winnow.connectors.escalation.ProviderScore;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every provider of second opinions keeps to. */
abstract class EscalationProviderContract {
  /** A provider whose endpoint answers every request with a probability of toxicity. */
  abstract EscalationProvider answering(double toxicity);

  /** A provider whose endpoint fails on every request. */
  abstract EscalationProvider failing();

  @Test
  void answers_with_scores_models_and_what_it_took() throws Exception {
    try (EscalationProvider provider = answering(0.75)) {
      EscalationOutcome outcome = await(provider.ask(Items.request("a", 1), Set.of()));

      assertThat(outcome)
          .isInstanceOfSatisfying(
              Answered.class,
              answered -> {
                assertThat(answered.opinions())
                    .containsEntry("toxicity", new ProviderScore(0.75, 0.75));
                assertThat(answered.models()).isNotEmpty();
                assertThat(answered.inputTokens()).isPositive();
                assertThat(answered.costMicros()).isNotNegative();
              });
    }
  }

  @Test
  void gives_no_opinion_on_what_is_passed_over_and_says_what_that_was() throws Exception {
    try (EscalationProvider provider = answering(0.75)) {
      EscalationOutcome outcome =
          await(provider.ask(Items.request("a", 1), Set.of("toxicity", "unheard")));

      assertThat(outcome)
          .isInstanceOfSatisfying(
              Answered.class,
              answered -> {
                assertThat(answered.opinions()).doesNotContainKey("toxicity");
                assertThat(answered.skipped()).containsExactly("toxicity");
              });
    }
  }

  @Test
  void a_failure_is_an_outcome_that_does_not_repeat_the_content() throws Exception {
    try (EscalationProvider provider = failing()) {
      EscalationOutcome outcome = await(provider.ask(Items.request("a", 1), Set.of()));

      assertThat(outcome)
          .isInstanceOfSatisfying(
              Unavailable.class,
              unavailable -> assertThat(unavailable.why()).isNotBlank().doesNotContain("text of"));
    }
  }

  @Test
  void answers_many_at_once() throws Exception {
    try (EscalationProvider provider = answering(0.1)) {
      List<CompletableFuture<EscalationOutcome>> answers =
          IntStream.range(0, 50)
              .mapToObj(i -> provider.ask(Items.request("item-" + i, 1), Set.of()))
              .toList();

      for (CompletableFuture<EscalationOutcome> answer : answers) {
        assertThat(await(answer)).isInstanceOf(Answered.class);
      }
    }
  }

  @Test
  void a_closed_provider_is_unavailable() throws Exception {
    EscalationProvider provider = answering(0.1);
    provider.close();

    assertThat(await(provider.ask(Items.request("a", 1), Set.of())))
        .isInstanceOf(Unavailable.class);
    assertThatCode(provider::close).doesNotThrowAnyException();
  }

  @Test
  void has_a_name_fit_for_records_and_metrics() {
    try (EscalationProvider provider = answering(0.1)) {
      assertThat(provider.name()).matches("[a-z0-9._-]+");
    }
  }

  static EscalationOutcome await(CompletableFuture<EscalationOutcome> answer) throws Exception {
    return answer.get(10, TimeUnit.SECONDS);
  }
}

package dev.winnow.connectors.escalation.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.connectors.escalation.Usage;
import dev.winnow.connectors.escalation.budget.Budget;
import dev.winnow.connectors.escalation.budget.BudgetSettings;
import dev.winnow.connectors.escalation.budget.Caps;
import dev.winnow.connectors.escalation.budget.Span;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SmallShareNewsTest {
  private final SmallShareNews news = new SmallShareNews();

  /** 100 an hour for two parts, and 60 tokens a day for each tenant. */
  private final Budget budget =
      new Budget(
          new BudgetSettings(
              new Caps(Map.of(Span.HOUR, 100L), Map.of()),
              Map.of(),
              new Caps(Map.of(), Map.of(Span.DAY, 60L))),
          2,
          Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

  @Test
  void a_question_that_no_share_ever_holds_is_told_once() {
    assertThat(news.of(budget, "acme", new Usage(0, 0, 51)))
        .hasValueSatisfying(
            words ->
                assertThat(words)
                    .contains("51 costMicros", "2 subtasks has 50 of the 100 that all", "hour"));
    assertThat(news.of(budget, "acme", new Usage(0, 0, 51))).isEmpty();
  }

  @Test
  void tokens_and_the_caps_of_a_tenant_count_too() {
    assertThat(news.of(budget, "acme", new Usage(20, 11, 0)))
        .hasValueSatisfying(
            words ->
                assertThat(words)
                    .contains("31 tokens", "2 subtasks has 30 of the 60 that tenant.acme", "day"));
  }

  @Test
  void what_could_be_paid_for_at_another_time_is_no_news() {
    assertThat(budget.reserve("acme", new Usage(0, 0, 50))).isPresent();

    assertThat(news.of(budget, "acme", new Usage(20, 10, 50))).isEmpty();
    assertThat(news.of(budget, "acme", new Usage(0, 0, 51))).isPresent();
  }
}

package dev.winnow.connectors.escalation.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.connectors.escalation.Funds;
import dev.winnow.connectors.escalation.MovingClock;
import dev.winnow.connectors.escalation.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");
  private final MovingClock clock = new MovingClock(NOON);

  @Test
  void a_month_begins_on_its_first_day_in_utc() {
    Instant late = Instant.parse("2026-03-31T23:59:59.999Z");

    assertThat(Span.MONTH.startOf(late)).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
    assertThat(Span.DAY.startOf(late)).isEqualTo(Instant.parse("2026-03-31T00:00:00Z"));
    assertThat(Span.HOUR.startOf(late)).isEqualTo(Instant.parse("2026-03-31T23:00:00Z"));
  }

  @Test
  void what_is_held_waits_and_what_is_spent_does_not() {
    Budget budget = budget(new Caps(Map.of(Span.HOUR, 100L), Map.of()));
    Reservation first = budget.reserve("acme", cost(80)).orElseThrow();

    assertThat(budget.funds("acme", cost(30), 1)).isEqualTo(Funds.HELD);
    assertThat(budget.funds("acme", cost(101), 1)).isEqualTo(Funds.NONE);
    assertThat(budget.reserve("acme", cost(30))).isEmpty();

    budget.settle(first, cost(10));
    assertThat(budget.funds("acme", cost(90), 1)).isEqualTo(Funds.ENOUGH);

    Reservation second = budget.reserve("acme", cost(90)).orElseThrow();
    budget.settle(second, second.most());
    assertThat(budget.funds("acme", cost(1), 1)).isEqualTo(Funds.NONE);
    assertThat(budget.funds("acme", cost(0), 1)).isEqualTo(Funds.ENOUGH);

    clock.advance(Duration.ofHours(1));
    assertThat(budget.funds("acme", cost(100), 1)).isEqualTo(Funds.ENOUGH);
  }

  @Test
  void tokens_are_capped_as_money_is() {
    Budget budget = budget(new Caps(Map.of(), Map.of(Span.DAY, 100L)));

    assertThat(budget.reserve("acme", new Usage(60, 40, 1_000_000))).isPresent();
    assertThat(budget.reserve("acme", new Usage(1, 0, 0))).isEmpty();
  }

  @Test
  void a_tenant_has_its_own_caps_within_those_of_all() {
    Budget budget =
        new Budget(
            new BudgetSettings(
                new Caps(Map.of(Span.DAY, 100L), Map.of()),
                Map.of("acme", new Caps(Map.of(Span.DAY, 80L), Map.of())),
                new Caps(Map.of(Span.DAY, 10L), Map.of())),
            1,
            clock);

    assertThat(budget.funds("acme", cost(81), 1)).isEqualTo(Funds.NONE);
    assertThat(budget.reserve("acme", cost(80))).isPresent();
    assertThat(budget.funds("other", cost(11), 1)).isEqualTo(Funds.NONE);
    assertThat(budget.reserve("other", cost(10))).isPresent();
    assertThat(budget.reserve("third", cost(10))).isPresent();
    assertThat(budget.funds("fourth", cost(1), 1)).isEqualTo(Funds.HELD);
  }

  @Test
  void a_part_has_its_part_of_what_was_left_and_then_of_the_whole() {
    Budget budget =
        new Budget(
            new BudgetSettings(new Caps(Map.of(Span.HOUR, 100L), Map.of()), Map.of(), Caps.NONE),
            2,
            clock);
    budget.replay("acme", NOON, Usage.NONE, cost(60));
    budget.replay("acme", NOON, cost(60), cost(20));
    budget.replay("acme", NOON.minusMillis(1), Usage.NONE, cost(70));

    assertThat(budget.funds("acme", cost(41), 1)).isEqualTo(Funds.NONE);
    assertThat(budget.funds("acme", cost(40), 1)).isEqualTo(Funds.ENOUGH);
    assertThat(budget.spending())
        .containsExactly(new Spending("all", "costMicros", Span.HOUR, 10, 0, 100));

    clock.advance(Duration.ofHours(1));
    assertThat(budget.funds("acme", cost(51), 1)).isEqualTo(Funds.NONE);
    assertThat(budget.funds("acme", cost(50), 1)).isEqualTo(Funds.ENOUGH);
  }

  @Test
  void what_ends_in_the_next_hour_counts_in_its_own() {
    Budget budget = budget(new Caps(Map.of(Span.HOUR, 100L), Map.of()));
    Reservation before = budget.reserve("acme", cost(100)).orElseThrow();
    clock.advance(Duration.ofHours(1));
    assertThat(budget.reserve("acme", cost(100))).isPresent();

    budget.settle(before, cost(0));

    assertThat(budget.funds("acme", cost(1), 1)).isEqualTo(Funds.HELD);
    assertThat(budget.spending().get(0).spent()).isEqualTo(100);
  }

  @Test
  void the_last_part_of_each_cap_is_for_what_is_worth_most() {
    Budget budget =
        new Budget(
            new BudgetSettings(
                new Caps(Map.of(Span.DAY, 100L), Map.of()),
                Map.of(),
                Caps.NONE,
                new LastPart(0.25, 0.5)),
            1,
            clock);
    Reservation most = budget.reserve("acme", cost(60)).orElseThrow();

    assertThat(budget.funds("acme", cost(16), 0.49)).isEqualTo(Funds.HELD);
    assertThat(budget.funds("acme", cost(15), 0.49)).isEqualTo(Funds.ENOUGH);
    assertThat(budget.funds("acme", cost(40), 0.5)).isEqualTo(Funds.ENOUGH);
    budget.settle(most, cost(60));
    assertThat(budget.funds("acme", cost(16), 0.49)).isEqualTo(Funds.NONE);
    assertThat(budget.funds("acme", cost(16), 0.5)).isEqualTo(Funds.ENOUGH);
  }

  private Budget budget(Caps caps) {
    return new Budget(new BudgetSettings(caps, Map.of(), Caps.NONE), 1, clock);
  }

  private static Usage cost(long micros) {
    return new Usage(0, 0, micros);
  }
}

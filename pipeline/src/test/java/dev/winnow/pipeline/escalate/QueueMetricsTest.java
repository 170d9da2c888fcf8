package dev.winnow.pipeline.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.connectors.escalation.Escalated;
import dev.winnow.connectors.escalation.EscalationOutcome.TimedOut;
import dev.winnow.connectors.escalation.LaneView;
import dev.winnow.connectors.escalation.ProviderUsage;
import dev.winnow.connectors.escalation.Standing;
import dev.winnow.connectors.escalation.Usage;
import dev.winnow.connectors.escalation.budget.Span;
import dev.winnow.connectors.escalation.budget.Spending;
import dev.winnow.schemas.ReviewRequest;
import dev.winnow.schemas.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class QueueMetricsTest {
  private static final ItemCase WAITING = ItemCase.UNKNOWN.waitingFor(Items.request("a", 1));
  private static final ItemCase IN_REVIEW =
      ItemCase.UNKNOWN.underReview(
          Verdict.newBuilder()
              .setVerdictId("v")
              .setTenant("t")
              .setId("a")
              .setFinal$(false)
              .setAction("review")
              .setDecidedBy("general")
              .build());

  private final Map<String, Gauge<?>> gauges = new HashMap<>();
  private final Map<String, Counter> counters = new HashMap<>();
  private List<LaneView> lanes =
      List.of(
          new LaneView("near", "nothing", false, 0, 4, 0),
          new LaneView("far", "nothing", false, 0, 4, 0));
  private final QueueMetrics metrics =
      new QueueMetrics(
          new Recording(""),
          5,
          2,
          () -> 3,
          () -> lanes,
          Clock.fixed(Instant.ofEpochSecond(1000), ZoneOffset.UTC));

  @Test
  void gauges_go_on_from_what_was_restored_and_follow_the_items() {
    assertThat(value("escalation.waiting")).isEqualTo(5L);
    assertThat(value("escalation.inReview")).isEqualTo(2L);
    assertThat(value("escalation.inFlight")).isEqualTo(3);

    metrics.moved(ItemCase.UNKNOWN, WAITING);
    assertThat(value("escalation.waiting")).isEqualTo(6L);
    metrics.moved(WAITING, IN_REVIEW);
    assertThat(value("escalation.waiting")).isEqualTo(5L);
    assertThat(value("escalation.inReview")).isEqualTo(3L);
    metrics.moved(IN_REVIEW, ItemCase.UNKNOWN);
    assertThat(value("escalation.inReview")).isEqualTo(2L);
  }

  @Test
  void answers_are_counted_by_outcome() {
    metrics.ended(Items.end(new TimedOut()), Duration.ofMillis(5));
    metrics.ended(Items.end(Items.answer(0.5)), Duration.ofMillis(5));
    metrics.ended(Items.end(new TimedOut()), Duration.ofMillis(5));

    assertThat(count("escalation.answers.timed_out")).isEqualTo(2);
    assertThat(count("escalation.answers.answered")).isEqualTo(1);
  }

  @Test
  void questions_to_people_are_counted_by_reason_and_withdrawn_ones_are_not() {
    metrics.asked(review("open", "unheard"));
    metrics.asked(review("open", "unsure"));
    metrics.asked(review("open", "unheard"));
    metrics.asked(review("cancelled", "unsure"));

    assertThat(count("escalation.reviews.unheard")).isEqualTo(2);
    assertThat(count("escalation.reviews.unsure")).isEqualTo(1);
  }

  private static ReviewRequest review(String status, String reason) {
    return ReviewRequest.newBuilder()
        .setTenant("t")
        .setId("a")
        .setRevision(1)
        .setStatus(status)
        .setReason(reason)
        .setRequestedAt(Items.ESCALATED_AT)
        .build();
  }

  @Test
  void each_provider_has_its_own_figures() {
    end(Escalated.of("far", Items.answer(0.5), new Usage(20, 5, 9), 2));
    end(Escalated.of("far", new TimedOut(), new Usage(1, 0, 1), 1));

    assertThat(count("escalation.provider=far.answered")).isEqualTo(1);
    assertThat(count("escalation.provider=far.timed_out")).isEqualTo(1);
    assertThat(count("escalation.provider=far.calls")).isEqualTo(3);
    assertThat(count("escalation.provider=far.inputTokens")).isEqualTo(21);
    assertThat(count("escalation.provider=far.outputTokens")).isEqualTo(5);
    assertThat(count("escalation.provider=far.costMicros")).isEqualTo(10);
    assertThat(count("escalation.provider=near.calls")).isZero();
  }

  @Test
  void what_each_provider_took_is_booked_to_it_though_another_was_asked_last() {
    end(
        Escalated.of(
            "near",
            Items.answer(0.5),
            List.of(
                new ProviderUsage("far", 2, new Usage(20, 5, 9)),
                new ProviderUsage("near", 1, new Usage(7, 1, 0))),
            List.of()));

    assertThat(count("escalation.provider=far.calls")).isEqualTo(2);
    assertThat(count("escalation.provider=far.costMicros")).isEqualTo(9);
    assertThat(count("escalation.provider=near.calls")).isEqualTo(1);
    assertThat(count("escalation.provider=near.inputTokens")).isEqualTo(7);
    assertThat(count("escalation.provider=near.costMicros")).isZero();
    assertThat(count("escalation.provider=near.answered")).isEqualTo(1);
  }

  private void end(Escalated end) {
    metrics.took(end);
    metrics.ended(end, Duration.ofMillis(5));
  }

  @Test
  void how_things_stand_with_a_provider_is_told_and_why_items_wait() {
    lanes =
        List.of(
            new LaneView("near", "nothing", false, 0, 4, 0),
            new LaneView("far", "pause", true, 3, 7, 11, 4, Standing.UP, 5, 2)
                .standing(Standing.AWAY));

    assertThat(value("escalation.provider=far.open")).isEqualTo(1);
    assertThat(value("escalation.provider=far.away")).isEqualTo(1);
    assertThat(value("escalation.provider=far.gone")).isEqualTo(0);
    assertThat(value("escalation.provider=near.away")).isEqualTo(0);
    assertThat(value("escalation.provider=far.inFlight")).isEqualTo(3);
    assertThat(value("escalation.provider=far.hedges")).isEqualTo(5);
    assertThat(value("escalation.provider=far.hedgesWon")).isEqualTo(2);
    assertThat(value("escalation.provider=near.hedges")).isEqualTo(0);
    assertThat(value("escalation.provider=far.limit")).isEqualTo(7);
    assertThat(value("escalation.provider=far.waitsFor_pause")).isEqualTo(7);
    assertThat(value("escalation.provider=far.waitsFor_retry")).isEqualTo(4);
    assertThat(value("escalation.provider=far.waitsFor_rate")).isEqualTo(0);
    assertThat(value("escalation.provider=near.open")).isEqualTo(0);
  }

  @Test
  void what_is_spent_is_shown_beside_its_cap() {
    List<Spending> spending =
        new ArrayList<>(
            List.of(
                new Spending("all", "costMicros", Span.DAY, 5, 2, 100),
                new Spending("tenant.a.b", "tokens", Span.HOUR, 7, 0, 50)));
    metrics.show(() -> spending);

    assertThat(value("escalation.budget.all.costMicros.day.spent")).isEqualTo(5L);
    assertThat(value("escalation.budget.all.costMicros.day.held")).isEqualTo(2L);
    assertThat(value("escalation.budget.tenant_a_b.tokens.hour.cap")).isEqualTo(50L);

    spending.set(0, new Spending("all", "costMicros", Span.DAY, 9, 0, 100));
    assertThat(value("escalation.budget.all.costMicros.day.spent")).isEqualTo(9L);
  }

  @Test
  void a_provider_whose_questions_cannot_be_paid_for_is_counted_though_another_answers() {
    end(
        Escalated.of(
            "near",
            Items.answer(0.5),
            List.of(new ProviderUsage("near", 1, Usage.NONE)),
            List.of("far")));

    assertThat(count("escalation.provider=far.overBudget")).isEqualTo(1);
    assertThat(count("escalation.provider=near.answered")).isEqualTo(1);
  }

  @Test
  void how_long_the_oldest_waits_is_told() {
    assertThat(value("escalation.oldestSeconds")).isEqualTo(0L);

    metrics.waiting(OptionalLong.of(990_000), 7);

    assertThat(value("escalation.oldestSeconds")).isEqualTo(10L);
    assertThat(value("escalation.away")).isEqualTo(7L);
  }

  @Test
  void what_is_ignored_is_counted() {
    metrics.ignoredFeedback();
    metrics.ignoredRequest();
    metrics.ignoredRequest();

    assertThat(count("escalation.ignoredFeedback")).isEqualTo(1);
    assertThat(count("escalation.ignoredRequests")).isEqualTo(2);
  }

  private Object value(String gauge) {
    assertThat(gauges).containsKey(gauge);
    return Objects.requireNonNull(gauges.get(gauge)).getValue();
  }

  private long count(String counter) {
    assertThat(counters).containsKey(counter);
    return Objects.requireNonNull(counters.get(counter)).getCount();
  }

  /** Keeps what is registered, by its full name. */
  private final class Recording extends UnregisteredMetricsGroup {
    private final String prefix;

    private Recording(String prefix) {
      this.prefix = prefix;
    }

    @Override
    public MetricGroup addGroup(String name) {
      return new Recording(prefix + name + ".");
    }

    @Override
    public MetricGroup addGroup(String key, String value) {
      return new Recording(prefix + key + "=" + value + ".");
    }

    @Override
    public Counter counter(String name) {
      return counters.computeIfAbsent(prefix + name, n -> new SimpleCounter());
    }

    @Override
    public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
      gauges.put(prefix + name, gauge);
      return gauge;
    }
  }
}

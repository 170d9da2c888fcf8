package dev.winnow.pipeline.escalate;

import dev.winnow.connectors.escalation.Escalated;
import dev.winnow.connectors.escalation.LaneView;
import dev.winnow.connectors.escalation.budget.Spending;
import dev.winnow.schemas.ReviewRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

/**
 * What operators see of the queue: {@code waiting}, {@code oldestSeconds} (the age of whoever waits
 * longest), {@code away} (how many of them wait because all who may judge them are away), {@code
 * inFlight}, {@code inReview}, {@code answers.<outcome>}, {@code reviews.<reason>} (of people),
 * {@code ignoredRequests}, {@code ignoredFeedback}, and what {@link ProviderMetrics} tells of each
 * provider. The task's thread writes; reporters may read at any time.
 */
final class QueueMetrics {
  private static final long NOBODY = Long.MAX_VALUE;

  private final MetricGroup group;
  private final Map<String, Counter> answers = new HashMap<>();
  private final ProviderMetrics providers;
  private final Map<String, Counter> reviews = new HashMap<>();
  private final Counter ignoredRequests;
  private final Counter ignoredFeedback;
  private volatile long waiting;
  private volatile long inReview;
  private volatile long waitingSince = NOBODY;
  private volatile long away;

  QueueMetrics(
      MetricGroup parent,
      long waiting,
      long inReview,
      IntSupplier inFlight,
      Supplier<List<LaneView>> lanes,
      Clock clock) {
    this.group = parent.addGroup("escalation");
    this.providers = new ProviderMetrics(group, lanes);
    this.waiting = waiting;
    this.inReview = inReview;
    this.ignoredRequests = group.counter("ignoredRequests");
    this.ignoredFeedback = group.counter("ignoredFeedback");
    group.gauge("waiting", (Gauge<Long>) () -> this.waiting);
    group.gauge("away", (Gauge<Long>) () -> this.away);
    group.gauge("inReview", (Gauge<Long>) () -> this.inReview);
    group.gauge("oldestSeconds", (Gauge<Long>) () -> secondsSince(clock.millis()));
    group.gauge("inFlight", (Gauge<Integer>) inFlight::getAsInt);
  }

  /** Shows what may be spent too. */
  void show(Supplier<List<Spending>> spending) {
    BudgetMetrics.show(group, spending);
  }

  /** An item's case changed. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
  void moved(ItemCase before, ItemCase next) {
    waiting += count(next.waiting()) - count(before.waiting());
    inReview += count(next.inReview()) - count(before.inReview());
  }

  /** Providers were asked, whether the item's escalation has ended with that or not. */
  void took(Escalated end) {
    providers.took(end);
  }

  /** An item's escalation ended. */
  void ended(Escalated end, Duration latency) {
    String outcome = end.outcome().term();
    answers.computeIfAbsent(outcome, t -> group.addGroup("answers").counter(t)).inc();
    providers.ended(end, latency);
  }

  /**
   * @param since when whoever waits longest was escalated, in milliseconds
   * @param forAway how many wait for providers that are away
   */
  void waiting(OptionalLong since, long forAway) {
    waitingSince = since.orElse(NOBODY);
    away = forAway;
  }

  /** People are asked, for the reason that the review gives. */
  void asked(ReviewRequest review) {
    if (review.getStatus().equals(CasePapers.OPEN)) {
      reviews.computeIfAbsent(review.getReason(), t -> group.addGroup("reviews").counter(t)).inc();
    }
  }

  void ignoredRequest() {
    ignoredRequests.inc();
  }

  void ignoredFeedback() {
    ignoredFeedback.inc();
  }

  private long secondsSince(long now) {
    long since = waitingSince;
    return since == NOBODY ? 0 : Math.max(0, now - since) / 1000;
  }

  private static int count(@Nullable Object open) {
    return open == null ? 0 : 1;
  }
}

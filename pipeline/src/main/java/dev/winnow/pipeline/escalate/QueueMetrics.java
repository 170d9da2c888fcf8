package dev.winnow.pipeline.escalate;

import dev.winnow.connectors.escalation.Escalated;
import dev.winnow.connectors.escalation.LaneView;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

/**
 * What operators see of the queue: {@code waiting}, {@code inFlight}, {@code inReview}, {@code
 * answers.<outcome>}, {@code ignoredRequests}, {@code ignoredFeedback}, and what {@link
 * ProviderMetrics} tells of each provider. The task's thread writes; reporters may read at any
 * time.
 */
final class QueueMetrics {
  private final MetricGroup group;
  private final Map<String, Counter> answers = new HashMap<>();
  private final ProviderMetrics providers;
  private final Counter ignoredRequests;
  private final Counter ignoredFeedback;
  private volatile long waiting;
  private volatile long inReview;

  QueueMetrics(
      MetricGroup parent,
      long waiting,
      long inReview,
      IntSupplier inFlight,
      Supplier<List<LaneView>> lanes) {
    this.group = parent.addGroup("escalation");
    this.providers = new ProviderMetrics(group, lanes);
    this.waiting = waiting;
    this.inReview = inReview;
    this.ignoredRequests = group.counter("ignoredRequests");
    this.ignoredFeedback = group.counter("ignoredFeedback");
    group.gauge("waiting", (Gauge<Long>) () -> this.waiting);
    group.gauge("inReview", (Gauge<Long>) () -> this.inReview);
    group.gauge("inFlight", (Gauge<Integer>) inFlight::getAsInt);
  }

  /** An item's case changed. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
  void moved(ItemCase before, ItemCase next) {
    waiting += count(next.waiting()) - count(before.waiting());
    inReview += count(next.inReview()) - count(before.inReview());
  }

  /** A question to the providers ended. */
  void ended(Escalated end, Duration latency) {
    String outcome = end.outcome().term();
    answers.computeIfAbsent(outcome, t -> group.addGroup("answers").counter(t)).inc();
    providers.ended(end, latency);
  }

  void ignoredRequest() {
    ignoredRequests.inc();
  }

  void ignoredFeedback() {
    ignoredFeedback.inc();
  }

  private static int count(@Nullable Object open) {
    return open == null ? 0 : 1;
  }
}

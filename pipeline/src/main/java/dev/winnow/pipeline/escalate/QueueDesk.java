package dev.winnow.pipeline.escalate;

import dev.winnow.connectors.escalation.Escalated;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Feedback;
import dev.winnow.schemas.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings together what the queue consists of: takes an event to the item's case, the case to the
 * rules, and what follows to state, backlog, provider and output. Only the task's thread may call.
 */
final class QueueDesk implements Calls.Listener {
  private final CaseRules rules;
  private final CaseStore cases;
  private final Backlog backlog;
  private final Calls calls;
  private final QueueMetrics metrics;
  private final Consumer<String> currentKey;
  private final Consumer<Step> output;

  /**
   * @param currentKey makes a key the current one of the state
   * @param output sends the verdicts and reviews of a step
   */
  QueueDesk(
      CaseRules rules,
      CaseStore cases,
      Backlog backlog,
      Calls calls,
      QueueMetrics metrics,
      Consumer<String> currentKey,
      Consumer<Step> output) {
    this.rules = rules;
    this.cases = cases;
    this.backlog = backlog;
    this.calls = calls;
    this.metrics = metrics;
    this.currentKey = currentKey;
    this.output = output;
  }

  /** A request or a cancellation of the current key. */
  void escalation(String key, EscalationRequest request) throws IOException {
    ItemCase item = cases.read();
    Step step =
        EventChecks.isCancel(request)
            ? rules.cancelled(item, request.getRevision(), Outcome.of(request.getCancelReason()))
            : rules.requested(item, request);
    if (step.ignored()) {
      metrics.ignoredRequest();
    }
    take(key, item, step);
  }

  /** A reviewer's answer on an item of the current key. */
  void feedback(String key, Feedback feedback) throws IOException {
    ItemCase item = cases.read();
    Step step = rules.reviewed(item, feedback);
    if (step.ignored()) {
      metrics.ignoredFeedback();
    }
    take(key, item, step);
  }

  @Override
  public void ended(String key, long revision, Escalated end, Duration latency) throws IOException {
    metrics.ended(end, latency);
    currentKey.accept(key);
    ItemCase item = cases.read();
    take(key, item, rules.answered(item, revision, end, latency));
  }

  /** Puts to the provider whoever waits longest, for as long as it takes more. */
  void ask() throws IOException {
    for (String key = next(); key != null; key = next()) {
      currentKey.accept(key);
      EscalationRequest request = Objects.requireNonNull(cases.read().waiting(), "waiting");
      calls.ask(key, request, rules.passedOver(request), this);
    }
    metrics.waitingSince(backlog.since());
  }

  private @Nullable String next() {
    return calls.isFree() ? backlog.take() : null;
  }

  /** Whether nobody waits for the provider. */
  boolean isIdle() {
    return calls.count() == 0 && backlog.isEmpty();
  }

  private void take(String key, ItemCase before, Step step) throws IOException {
    if (!step.ignored()) {
      ItemCase next = step.next();
      cases.write(before, next);
      metrics.moved(before, next);
      step.reviews().forEach(metrics::asked);
      line(key, before, next);
      output.accept(step);
    }
    ask();
  }

  /** Keeps the backlog and the calls in step with who waits. */
  private void line(String key, ItemCase before, ItemCase next) {
    EscalationRequest was = before.waiting();
    EscalationRequest is = next.waiting();
    if (Objects.equals(was, is)) {
      return;
    }
    if (was != null) {
      calls.abandon(key);
      backlog.done(key, was);
    }
    if (is != null) {
      backlog.add(key, is);
    }
  }
}

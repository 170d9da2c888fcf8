package dev.winnow.pipeline.escalate;

import dev.winnow.connectors.escalation.Escalated;
import dev.winnow.connectors.escalation.EscalationOutcome.TimedOut;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Feedback;
import dev.winnow.schemas.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Brings together what the queue consists of: takes an event to the item's case, the case to the
 * rules, and what follows to state, backlog, provider and output. What is more than a bounded
 * amount of work is gone on with later. Only the task's thread may call.
 */
final class QueueDesk implements Calls.Listener {
  private final CaseRules rules;
  private final CaseStore cases;
  private final Backlog backlog;
  private final Calls calls;
  private final Line line;
  private final QueueMetrics metrics;
  private final Consumer<String> currentKey;
  private final Consumer<Step> output;
  private final Agenda agenda;

  /**
   * @param currentKey makes a key the current one of the state
   * @param output sends the verdicts and reviews of a step
   * @param agenda when to go on
   */
  QueueDesk(
      CaseRules rules,
      CaseStore cases,
      Backlog backlog,
      Calls calls,
      Line line,
      QueueMetrics metrics,
      Consumer<String> currentKey,
      Consumer<Step> output,
      Agenda agenda) {
    this.rules = rules;
    this.cases = cases;
    this.backlog = backlog;
    this.calls = calls;
    this.line = line;
    this.metrics = metrics;
    this.currentKey = currentKey;
    this.output = output;
    this.agenda = agenda;
  }

  /** Takes up what was left at the last stop. */
  void open() throws IOException {
    line.open();
    goOn();
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
    line.hasEnded();
    metrics.took(end);
    currentKey.accept(key);
    ItemCase item = cases.read();
    EscalationRequest request = item.waiting();
    if (request != null && line.stepsAside(key, request, end)) {
      ask();
    } else {
      decide(key, item, revision, end, latency);
    }
  }

  /** Does what time brings, and goes on with what was too much for one go. */
  void goOn() throws IOException {
    boolean more = line.look(this) | endOverdue();
    ask();
    if (more) {
      agenda.soon();
    }
  }

  /** The input has ended: nobody waits any more for providers that are away. */
  void endInput() throws IOException {
    line.letNobodyWait();
    goOn();
  }

  /** Whether nobody waits for the provider. */
  boolean isIdle() {
    return calls.count() == 0 && backlog.isEmpty();
  }

  /** People decide on whoever waited as long as it may. */
  private boolean endOverdue() throws IOException {
    for (int i = 0; i < Line.AT_ONCE; i++) {
      String key = line.overdue();
      if (key == null) {
        return false;
      }
      currentKey.accept(key);
      ItemCase item = cases.read();
      Escalated end = Escalated.unasked(Escalated.NOBODY, new TimedOut());
      decide(key, item, item.openRevision(), end, Duration.ZERO);
    }
    return true;
  }

  private void decide(String key, ItemCase item, long revision, Escalated end, Duration latency)
      throws IOException {
    Escalated whole = backlog.whole(end);
    metrics.ended(whole, latency);
    take(key, item, rules.answered(item, revision, whole, latency));
  }

  private void ask() throws IOException {
    if (line.ask(this)) {
      agenda.soon();
    }
    metrics.waiting(backlog.since(), backlog.countAway());
    if (!backlog.isEmpty()) {
      agenda.later();
    }
  }

  private void take(String key, ItemCase before, Step step) throws IOException {
    if (!step.ignored()) {
      ItemCase next = step.next();
      cases.write(before, next);
      metrics.moved(before, next);
      step.reviews().forEach(metrics::asked);
      moveOn(key, before, next);
      output.accept(step);
    }
    ask();
  }

  /** Keeps the backlog and the calls in step with who waits. */
  private void moveOn(String key, ItemCase before, ItemCase next) throws IOException {
    EscalationRequest was = before.waiting();
    EscalationRequest is = next.waiting();
    if (Objects.equals(was, is)) {
      return;
    }
    if (was != null) {
      calls.abandon(key);
      backlog.done(key);
    }
    if (is != null) {
      line.enter(key, is);
    }
  }
}

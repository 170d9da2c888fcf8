package dev.winnow.pipeline.escalate;

import dev.winnow.connectors.escalation.Escalated;
import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationOutcome.TimedOut;
import dev.winnow.connectors.escalation.EscalationOutcome.Unavailable;
import dev.winnow.connectors.escalation.Escalator;
import dev.winnow.connectors.escalation.LaneView;
import dev.winnow.connectors.escalation.Prospect;
import dev.winnow.connectors.escalation.budget.Spending;
import dev.winnow.schemas.EscalationRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.jspecify.annotations.Nullable;

/**
 * The questions that are with the provider: so many at a time, each with a deadline.
 *
 * <p>Only the task's thread may call. Answers are brought back to it through the mailbox, whichever
 * thread completes them; after {@link #close} none comes through any more.
 */
final class Calls implements AutoCloseable {
  private final Escalator escalator;
  private final int permits;
  private final Duration deadline;
  private final MailboxExecutor mailbox;
  private final ProcessingTimeService timers;
  private final Map<String, Call> underWay = new HashMap<>();

  /** Hears, on the task's thread, how a question ended: once for each, unless it was abandoned. */
  interface Listener {
    void ended(String key, long revision, Escalated end, Duration latency) throws Exception;
  }

  Calls(
      Escalator escalator,
      QueueSettings settings,
      MailboxExecutor mailbox,
      ProcessingTimeService timers) {
    this.escalator = escalator;
    this.permits = settings.callsAtOnce();
    this.deadline = settings.callTimeout();
    this.mailbox = mailbox;
    this.timers = timers;
  }

  boolean isFree() {
    return underWay.size() < permits;
  }

  int count() {
    return underWay.size();
  }

  /** Whether it is worth asking about an item now. */
  Prospect prospect(EscalationRequest request, Set<String> passedOver) {
    return escalator.prospect(request, passedOver);
  }

  /** How long after it was escalated an item may wait; empty where for ever. */
  Optional<Duration> longestWait() {
    return escalator.longestWait();
  }

  /** How things stand with each provider; any thread may ask. */
  List<LaneView> lanes() {
    return escalator.lanes();
  }

  /** How things stand with what may be spent; any thread may ask. */
  List<Spending> spending() {
    return escalator.spending();
  }

  /** Asks about all categories but those that are passed over. */
  void ask(
      String key,
      EscalationRequest request,
      Set<String> passedOver,
      double worth,
      Listener listener) {
    Call call = new Call(key, request.getRevision(), System.nanoTime(), listener);
    if (underWay.putIfAbsent(key, call) != null) {
      throw new IllegalStateException("an item is asked about already (expected: one call each)");
    }
    call.deadline =
        timers.registerTimer(
            timers.getCurrentProcessingTime() + deadline.toMillis(), time -> timedOut(call));
    CompletableFuture<Escalated> answer = answer(request, passedOver, worth);
    call.answer = answer;
    var unused = answer.whenComplete((end, failure) -> deliver(call, end, failure));
  }

  /** The answer for a key is not wanted any more. */
  void abandon(String key) {
    Call call = underWay.remove(key);
    if (call != null) {
      call.stop();
    }
  }

  @Override
  public void close() {
    List<Call> left = List.copyOf(underWay.values());
    underWay.clear();
    left.forEach(Call::stop);
    escalator.close();
  }

  private CompletableFuture<Escalated> answer(
      EscalationRequest request, Set<String> passedOver, double worth) {
    try {
      return escalator.ask(request, passedOver, deadline, worth);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void deliver(Call call, @Nullable Escalated end, @Nullable Throwable failure) {
    Escalated ended = end == null ? unasked(failed(failure)) : end;
    try {
      mailbox.execute(() -> end(call, ended), "answer of the general model");
    } catch (RejectedExecutionException e) {
      // The task is over; whoever restores it asks again.
    }
  }

  private void timedOut(Call call) throws Exception {
    end(call, unasked(new TimedOut()));
  }

  private void end(Call call, Escalated end) throws Exception {
    if (underWay.remove(call.key, call)) {
      call.stop();
      Duration latency = Duration.ofNanos(System.nanoTime() - call.askedAtNanos);
      call.listener.ended(call.key, call.revision, end, latency);
    }
  }

  /** The escalator itself did not say how it ended. */
  private Escalated unasked(EscalationOutcome outcome) {
    return Escalated.unasked(escalator.name(), outcome);
  }

  private static Unavailable failed(@Nullable Throwable failure) {
    return new Unavailable(failure == null ? "no outcome" : failure.getClass().getSimpleName());
  }

  /** One question. Its identity tells a late answer from the one that is waited for. */
  private static final class Call {
    final String key;
    final long revision;
    final long askedAtNanos;
    final Listener listener;
    @Nullable Future<?> deadline;
    @Nullable Future<?> answer;

    Call(String key, long revision, long askedAtNanos, Listener listener) {
      this.key = key;
      this.revision = revision;
      this.askedAtNanos = askedAtNanos;
      this.listener = listener;
    }

    /** Frees what is held for it; harmless where it has ended. */
    void stop() {
      if (deadline != null) {
        deadline.cancel(false);
      }
      if (answer != null) {
        answer.cancel(true);
      }
    }
  }
}

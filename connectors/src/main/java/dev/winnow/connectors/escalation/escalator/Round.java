package dev.winnow.connectors.escalation.escalator;

import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationOutcome.OverBudget;
import dev.winnow.connectors.escalation.EscalationOutcome.TimedOut;
import dev.winnow.connectors.escalation.EscalationOutcome.Unavailable;
import dev.winnow.connectors.escalation.Fault;
import dev.winnow.connectors.escalation.Usage;
import dev.winnow.connectors.escalation.escalator.Admission.Admitted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * What is under way at one provider for one item: a question, and a second one with the same words
 * where the first is slow. The first that comes to something ends the round; a failure does so only
 * where nothing else is under way (J. Dean and L. A. Barroso, "The Tail at Scale", Communications
 * of the ACM 56, 2013: hedged requests). Not thread-safe.
 */
final class Round {
  private final List<Question> open = new ArrayList<>(2);
  private @Nullable Question second;
  private @Nullable Future<?> alarm;
  private @Nullable EscalationOutcome failed;
  private int calls;
  private Usage usage = Usage.NONE;

  /** One request, as the lane let it pass. */
  record Question(Admitted admitted, CompletableFuture<EscalationOutcome> call) {}

  /** Called once or twice: the second question is the same in every word. */
  Question put(Admitted admitted, CompletableFuture<EscalationOutcome> call) {
    Question question = new Question(admitted, call);
    if (calls > 0) {
      second = question;
    }
    calls++;
    open.add(question);
    return question;
  }

  /** Looks later whether the question is slow; forgotten with the end of the round. */
  void look(Future<?> later) {
    alarm = later;
  }

  /** Whether there is one question, and it is under way. */
  boolean isWaiting() {
    return calls == 1 && open.size() == 1;
  }

  boolean isSecond(Question question) {
    return question.equals(second);
  }

  /** The question has ended by itself. False where nobody wants to know any more. */
  boolean remove(Question question) {
    return open.remove(question);
  }

  /**
   * A question that was removed came to this.
   *
   * @return what the round comes to; empty while another question is under way that may do better
   */
  Optional<EscalationOutcome> after(EscalationOutcome outcome) {
    if (outcome instanceof OverBudget && calls > 1) {
      calls--; // the second one was never put
    } else {
      usage = usage.plus(outcome.usage());
      failed = failed == null || !isOfNoUse(failed) ? outcome : failed;
    }
    if (isLast(outcome)) {
      return Optional.of(outcome);
    }
    return open.isEmpty() ? Optional.ofNullable(failed) : Optional.empty();
  }

  /** Forgets what is under way; whoever calls this frees what is held for it. */
  List<Question> end() {
    if (alarm != null) {
      alarm.cancel(false);
    }
    List<Question> left = List.copyOf(open);
    open.clear();
    return left;
  }

  /** How often the provider was asked. */
  int calls() {
    return calls;
  }

  /** What is known of what that took. */
  Usage usage() {
    return usage;
  }

  /** Whether the other question could come to nothing better. */
  private static boolean isLast(EscalationOutcome outcome) {
    if (outcome instanceof Unavailable unavailable) {
      return unavailable.fault() == Fault.ITEM || unavailable.fault() == Fault.PROVIDER;
    }
    return !(outcome instanceof TimedOut || outcome instanceof OverBudget);
  }

  /** It was paid for, and may be again: the round comes to this rather than to another failure. */
  private static boolean isOfNoUse(EscalationOutcome outcome) {
    return outcome instanceof Unavailable unavailable && unavailable.fault() == Fault.ANSWER;
  }
}

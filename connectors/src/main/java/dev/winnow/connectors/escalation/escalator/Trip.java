package dev.winnow.connectors.escalation.escalator;

import dev.winnow.connectors.escalation.Escalated;
import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.escalator.Admission.Admitted;
import dev.winnow.connectors.escalation.escalator.Next.End;
import dev.winnow.connectors.escalation.escalator.Next.Knock;
import dev.winnow.schemas.EscalationRequest;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * An item on its {@link Journey}, with what is held for it. All but {@link #result} on the thread.
 */
final class Trip {
  final EscalationRequest request;
  final Set<String> passedOver;
  final double worth;
  final Journey journey;
  final CompletableFuture<Escalated> result = new CompletableFuture<>();
  private final Chain chain;
  private @Nullable Future<?> deadline;
  private @Nullable LaneDesk desk;
  private @Nullable Admitted admitted;
  private @Nullable CompletableFuture<EscalationOutcome> call;

  Trip(
      EscalationRequest request,
      Set<String> passedOver,
      double worth,
      Journey journey,
      Chain chain) {
    this.request = request;
    this.passedOver = passedOver;
    this.worth = worth;
    this.journey = journey;
    this.chain = chain;
  }

  void begin(long deadlineAt) {
    if (!result.isDone()) {
      deadline = chain.runAt(deadlineAt, () -> take(journey.outOfTime()));
      take(journey.begin(chain.now()));
    }
  }

  void take(Next next) {
    if (result.isDone()) {
      return;
    }
    if (next instanceof End end) {
      result.complete(end.escalated());
      return;
    }
    Knock knock = (Knock) next;
    desk = chain.desk(knock.lane());
    desk.join(this, knock);
  }

  /** It has been admitted and the provider asked. */
  void isAsked(Admitted question, CompletableFuture<EscalationOutcome> asked) {
    admitted = question;
    call = asked;
  }

  /** The question has ended by itself. False where nobody wants to know any more. */
  boolean wasAnswered(Admitted question) {
    if (admitted != question) {
      return false;
    }
    admitted = null;
    call = null;
    return true;
  }

  /** Frees what is held; the result is known or not wanted. */
  void end() {
    if (deadline != null) {
      deadline.cancel(false);
    }
    Admitted open = admitted;
    admitted = null;
    if (desk != null && open != null) {
      desk.abandoned(open, !result.isCancelled());
    }
    if (desk != null) {
      desk.leave(this);
    }
    if (call != null) {
      call.cancel(true);
    }
  }
}

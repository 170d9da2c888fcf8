package dev.winnow.connectors.escalation.escalator;

import dev.winnow.connectors.escalation.Escalated;
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
  private @Nullable LaneDesk heading;
  private @Nullable Round round;

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

  /** Says where it is on its way to: before it begins, and then on the thread. */
  void headsFor(@Nullable LaneDesk next) {
    if (heading != next) {
      if (heading != null) {
        heading.goes();
      }
      if (next != null) {
        next.comes();
      }
      heading = next;
    }
  }

  void begin(long deadlineAt) {
    if (!result.isDone()) {
      deadline = chain.loop().runAt(deadlineAt, this::outOfTime);
      take(journey.begin(chain.loop().now()));
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
    headsFor(desk);
    desk.join(this, knock);
  }

  /** It has been admitted, and the provider is asked. */
  void isAsked(Round begun) {
    round = begun;
  }

  /** The round has come to something. */
  void wasAnswered() {
    round = null;
  }

  /** Frees what is held; the result is known or not wanted. */
  void end() {
    headsFor(null);
    if (deadline != null) {
      deadline.cancel(false);
    }
    if (desk != null && round != null) {
      desk.abandoned(round, !result.isCancelled());
    }
    if (desk != null) {
      desk.leave(this);
    }
  }

  private void outOfTime() {
    take(round == null ? journey.outOfTime() : journey.outOfTime(round.calls(), round.usage()));
  }
}

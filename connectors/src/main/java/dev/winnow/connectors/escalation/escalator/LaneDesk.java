package dev.winnow.connectors.escalation.escalator;

import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationOutcome.Answered;
import dev.winnow.connectors.escalation.EscalationOutcome.TimedOut;
import dev.winnow.connectors.escalation.EscalationOutcome.Unavailable;
import dev.winnow.connectors.escalation.EscalationProvider;
import dev.winnow.connectors.escalation.Funds;
import dev.winnow.connectors.escalation.LaneView;
import dev.winnow.connectors.escalation.Standing;
import dev.winnow.connectors.escalation.escalator.Admission.Admitted;
import dev.winnow.connectors.escalation.escalator.Admission.Closed;
import dev.winnow.connectors.escalation.escalator.Admission.Later;
import dev.winnow.connectors.escalation.escalator.Admission.Unpaid;
import dev.winnow.connectors.escalation.escalator.Next.Knock;
import dev.winnow.connectors.escalation.escalator.Round.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Where items wait for one provider, in the order in which they came, and are put to it as its
 * {@link Lane} allows. Used on the escalator's thread only, but for what says otherwise. As many
 * wait as the escalator's callers ask at once.
 */
final class LaneDesk {
  private static final Logger LOG = LoggerFactory.getLogger(LaneDesk.class);

  private final EscalationProvider provider;
  private final Lane lane;
  private final Loop loop;
  private final List<Waiting> line = new ArrayList<>();
  private final AtomicInteger heading = new AtomicInteger();
  private final ClosureNews news = new ClosureNews();
  private @Nullable Future<?> alarm;
  private volatile LaneView view;
  private volatile Closure closure;

  private record Waiting(Trip trip, Knock knock) {}

  LaneDesk(EscalationProvider provider, Lane lane, Loop loop) {
    this.provider = provider;
    this.lane = lane;
    this.loop = loop;
    this.view = lane.view(provider.name(), 0, 0);
    this.closure = lane.closure();
  }

  Lane lane() {
    return lane;
  }

  /** Any thread may look. */
  LaneView view() {
    return view.standing(standing());
  }

  /** Whether the provider can be asked at all. Any thread may look. */
  Standing standing() {
    return closure.standing(loop.now());
  }

  /**
   * Whether one more may come: with the provider may be as many as it bears, and as many again may
   * wait for it. Any thread may look.
   */
  boolean hasRoom() {
    return heading.get() < 2 * Math.max(1, view.limit());
  }

  /** One more is on its way here, waits here or is being asked about. Any thread may say so. */
  void comes() {
    heading.incrementAndGet();
  }

  /** It went on, or has ended. */
  void goes() {
    heading.decrementAndGet();
  }

  /** What is known already needs no question, however things stand with the provider. */
  void join(Trip trip, Knock knock) {
    Optional<EscalationOutcome> known = provider.remembered(trip.request, trip.passedOver);
    if (known.isPresent()) {
      trip.take(trip.journey.after(loop.now(), known.get()));
      return;
    }
    line.add(new Waiting(trip, knock));
    loop.run(this::serve);
  }

  void leave(Trip trip) {
    line.removeIf(waiting -> waiting.trip() == trip);
    show();
  }

  /**
   * Nobody waits for an answer any more.
   *
   * @param outOfTime whether it had all the time there was
   */
  void abandoned(Round round, boolean outOfTime) {
    long now = loop.now();
    giveUp(
        round, outOfTime ? admitted -> lane.ended(now, admitted, new TimedOut()) : lane::abandoned);
    show();
    loop.run(this::serve);
  }

  /**
   * Sends on whoever has waited long enough, and puts the others to the provider in their order.
   */
  private void serve() {
    long now = loop.now();
    long wakeAt = Long.MAX_VALUE;
    boolean open = true;
    List<Runnable> moves = new ArrayList<>();
    for (Waiting waiting : List.copyOf(line)) {
      Trip trip = waiting.trip();
      if (now >= waiting.knock().giveUpAt()) {
        line.remove(waiting);
        moves.add(() -> trip.take(trip.journey.gaveUp(now)));
      } else if (now < waiting.knock().notBefore()) {
        wakeAt = Math.min(wakeAt, waiting.knock().notBefore());
      } else if (open) {
        Funds funds = provider.funds(trip.request, trip.passedOver, trip.worth);
        Admission admission = lane.admit(now, TokenEstimate.of(trip.request), funds);
        if (admission instanceof Admitted admitted) {
          line.remove(waiting);
          put(trip, admitted);
        } else if (admission instanceof Unpaid) {
          line.remove(waiting);
          moves.add(() -> trip.take(trip.journey.overBudget(now)));
        } else if (admission instanceof Closed closed) {
          line.remove(waiting);
          moves.add(() -> trip.take(trip.journey.closed(now, closed.until())));
        } else {
          Later later = (Later) admission;
          open = later.isOfItsOwn(); // others may have money left
          wakeAt = Math.min(wakeAt, later.at());
        }
      }
      if (line.contains(waiting)) {
        wakeAt = Math.min(wakeAt, waiting.knock().giveUpAt());
      }
    }
    moves.forEach(Runnable::run);
    wakeAt(wakeAt);
    show();
  }

  private void put(Trip trip, Admitted admitted) {
    Round round = new Round();
    trip.isAsked(round);
    put(trip, round, admitted);
    HedgeSettings hedge = lane.settings().hedge();
    if (hedge != null) {
      long after = hedge.after().toNanos();
      round.look(loop.runAt(admitted.at() + after, () -> hedge(trip, round, after)));
    }
  }

  private void put(Trip trip, Round round, Admitted admitted) {
    Question question = round.put(admitted, asked(trip));
    var unused =
        question
            .call()
            .whenComplete(
                (outcome, failure) ->
                    loop.run(() -> ended(trip, round, question, outcome, failure)));
  }

  /**
   * Asks once more about an item whose question is slow. As much time must be left as most answers
   * take, and the last part of a budget is for those who have not been asked about.
   */
  private void hedge(Trip trip, Round round, long after) {
    long now = loop.now();
    if (round.isWaiting() && trip.journey.hasTime(now, after)) {
      Funds funds = provider.funds(trip.request, trip.passedOver, 0);
      lane.admitSecond(now, TokenEstimate.of(trip.request), funds)
          .ifPresent(admitted -> put(trip, round, admitted));
      show();
    }
  }

  private CompletableFuture<EscalationOutcome> asked(Trip trip) {
    try {
      return provider.ask(trip.request, trip.passedOver);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void ended(
      Trip trip,
      Round round,
      Question question,
      @Nullable EscalationOutcome answer,
      @Nullable Throwable failure) {
    if (!round.remove(question)) {
      return;
    }
    EscalationOutcome end =
        answer != null
            ? answer
            : new Unavailable(failure == null ? "no outcome" : failure.getClass().getSimpleName());
    long now = loop.now();
    lane.ended(now, question.admitted(), end);
    Optional<EscalationOutcome> outcome = round.after(end);
    if (outcome.isPresent()) {
      giveUp(round, lane::abandoned);
      trip.wasAnswered();
    }
    if (end instanceof Answered && round.isSecond(question)) {
      lane.secondWon();
    }
    show(); // before anybody hears of the end
    say(end);
    outcome.ifPresent(
        come -> trip.take(trip.journey.after(now, come, round.calls(), round.usage())));
    serve();
  }

  private static void giveUp(Round round, Consumer<Admitted> free) {
    for (Question left : round.end()) {
      free.accept(left.admitted());
      left.call().cancel(true);
    }
  }

  private void say(EscalationOutcome end) {
    news.after(lane.closure(), end)
        .ifPresent(
            one ->
                LOG.atLevel(one.isBad() ? Level.WARN : Level.INFO)
                    .log("provider {} {}", provider.name(), one.words()));
  }

  private void wakeAt(long time) {
    if (alarm != null) {
      alarm.cancel(false);
    }
    alarm = time == Long.MAX_VALUE ? null : loop.runAt(time, this::serve);
  }

  private void show() {
    long now = loop.now();
    long retrying = line.stream().filter(waiting -> now < waiting.knock().notBefore()).count();
    view = lane.view(provider.name(), line.size(), (int) retrying);
    closure = lane.closure();
  }
}

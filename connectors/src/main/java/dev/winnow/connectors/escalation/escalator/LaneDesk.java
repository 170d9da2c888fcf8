package dev.winnow.connectors.escalation.escalator;

import dev.winnow.connectors.escalation.EscalationOutcome;
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
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.ThreadMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where items wait for one provider, in the order in which they came, and are put to it as its
 * {@link Lane} allows. Used on the escalator's thread only, but for {@link #view}. As many wait as
 * the escalator's callers ask at once.
 */
final class LaneDesk {
  private static final Logger LOG = LoggerFactory.getLogger(LaneDesk.class);

  /** What instructions take beside the text, until the provider says what it was. */
  private static final int TOKENS_OF_INSTRUCTIONS = 800;

  private static final int CHARACTERS_A_TOKEN = 3;

  private final EscalationProvider provider;
  private final Lane lane;
  private final Chain chain;
  private final List<Waiting> line = new ArrayList<>();
  private @Nullable Future<?> alarm;
  private boolean wasOpen;
  private volatile LaneView view;
  private volatile Closure closure;

  private record Waiting(Trip trip, Knock knock) {}

  LaneDesk(EscalationProvider provider, Lane lane, Chain chain) {
    this.provider = provider;
    this.lane = lane;
    this.chain = chain;
    this.view = lane.view(provider.name(), 0);
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
    return closure.standing(chain.now());
  }

  /** What is known already needs no question, however things stand with the provider. */
  void join(Trip trip, Knock knock) {
    Optional<EscalationOutcome> known = provider.remembered(trip.request, trip.passedOver);
    if (known.isPresent()) {
      trip.take(trip.journey.after(chain.now(), known.get()));
      return;
    }
    line.add(new Waiting(trip, knock));
    chain.run(this::serve);
  }

  void leave(Trip trip) {
    line.removeIf(waiting -> waiting.trip() == trip);
    show();
  }

  /**
   * Nobody waits for the answer any more.
   *
   * @param outOfTime whether it had all the time there was
   */
  void abandoned(Admitted question, boolean outOfTime) {
    if (outOfTime) {
      lane.ended(chain.now(), question, new TimedOut());
    } else {
      lane.abandoned(question);
    }
    show();
    chain.run(this::serve);
  }

  /**
   * Sends on whoever has waited long enough, and puts the others to the provider in their order.
   */
  private void serve() {
    long now = chain.now();
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
        Admission admission = lane.admit(now, estimate(trip.request), funds);
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

  private void put(Trip trip, Admitted question) {
    CompletableFuture<EscalationOutcome> call = asked(trip);
    trip.isAsked(question, call);
    var unused =
        call.whenComplete(
            (outcome, failure) -> chain.run(() -> ended(trip, question, outcome, failure)));
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
      Admitted question,
      @Nullable EscalationOutcome outcome,
      @Nullable Throwable failure) {
    if (!trip.wasAnswered(question)) {
      return;
    }
    EscalationOutcome end =
        outcome != null
            ? outcome
            : new Unavailable(failure == null ? "no outcome" : failure.getClass().getSimpleName());
    long now = chain.now();
    lane.ended(now, question, end);
    show(); // before anybody hears of the end
    say(end);
    trip.take(trip.journey.after(now, end));
    serve();
  }

  /** Once for each time that the breaker opens or closes. */
  private void say(EscalationOutcome end) {
    boolean isOpen = lane.view("", 0).open();
    if (isOpen && !wasOpen && end instanceof Unavailable unavailable) {
      LOG.warn(
          "provider {} is left alone: {} ({})",
          provider.name(),
          unavailable.why(),
          unavailable.fault());
    } else if (isOpen && !wasOpen) {
      LOG.warn("provider {} is left alone: {}", provider.name(), end.term());
    } else if (!isOpen && wasOpen) {
      LOG.info("provider {} answers again", provider.name());
    }
    wasOpen = isOpen;
  }

  private void wakeAt(long time) {
    if (alarm != null) {
      alarm.cancel(false);
    }
    alarm = time == Long.MAX_VALUE ? null : chain.runAt(time, this::serve);
  }

  private void show() {
    view = lane.view(provider.name(), line.size());
    closure = lane.closure();
  }

  private static long estimate(EscalationRequest request) {
    String text = request.getText();
    long characters = text == null ? 0 : text.length();
    for (ThreadMessage message : request.getThread()) {
      characters += message.getText().length();
    }
    return TOKENS_OF_INSTRUCTIONS + characters / CHARACTERS_A_TOKEN;
  }
}

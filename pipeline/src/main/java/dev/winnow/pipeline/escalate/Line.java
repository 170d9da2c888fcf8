package dev.winnow.pipeline.escalate;

import dev.winnow.connectors.escalation.Escalated;
import dev.winnow.connectors.escalation.EscalationOutcome.TimedOut;
import dev.winnow.connectors.escalation.EscalationOutcome.Unavailable;
import dev.winnow.connectors.escalation.Fault;
import dev.winnow.connectors.escalation.LaneView;
import dev.winnow.connectors.escalation.Prospect;
import dev.winnow.connectors.escalation.Standing;
import dev.winnow.schemas.EscalationRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts waiting items to the providers, as their turn comes. Items whose providers are all away for
 * the moment step aside: one of them tries when a provider is due, and when one is back all of them
 * take their turns again.
 *
 * <p>Each call does a bounded amount of work, {@value #AT_ONCE} items of each kind, and says so
 * where more is left. Only the task's thread may call.
 */
final class Line {
  static final int AT_ONCE = 64;

  private final CaseRules rules;
  private final CaseStore cases;
  private final Backlog backlog;
  private final Calls calls;
  private final Consumer<String> currentKey;
  private final LongSupplier clock;
  private final AwayWatch watch = new AwayWatch();
  private long lastAside;
  private long recalledUpTo = Long.MIN_VALUE;
  private boolean nobodyWaits;
  private boolean crowded;

  /**
   * @param currentKey makes a key the current one of the state
   * @param clock the time in milliseconds
   */
  Line(
      CaseRules rules,
      CaseStore cases,
      Backlog backlog,
      Calls calls,
      Consumer<String> currentKey,
      LongSupplier clock) {
    this.rules = rules;
    this.cases = cases;
    this.backlog = backlog;
    this.calls = calls;
    this.currentKey = currentKey;
    this.clock = clock;
  }

  /** After a restore: whoever was asked about, or stepped aside, waits for its turn again. */
  void open() throws IOException {
    for (String key = backlog.takeUnplaced(); key != null; key = backlog.takeUnplaced()) {
      currentKey.accept(key);
      EscalationRequest request = cases.read().waiting();
      if (request != null) {
        enter(key, request);
      }
    }
    lastAside = Math.max(clock.getAsLong(), backlog.lastAway());
    recalledUpTo = lastAside;
  }

  /** An item of the current key waits for its turn. */
  void enter(String key, EscalationRequest request) throws IOException {
    Instant requestedAt = request.getRequestedAt();
    long since = requestedAt == null ? clock.getAsLong() : requestedAt.toEpochMilli();
    long headStart =
        Math.round(Worth.headStart(calls.longestWait()).toMillis() * rules.worth(request));
    backlog.add(key, Place.inTurn(since, FairTurns.lineOf(request.getTenant()), since - headStart));
  }

  /** From now on nobody waits for providers that are away: the input has ended. */
  void letNobodyWait() {
    nobodyWaits = true;
    recalledUpTo = Long.MAX_VALUE;
  }

  /**
   * Puts to the providers whoever is next, for as long as they take more. Where those who may judge
   * the next one are crowded, all wait until a question ends or a second has passed: whoever is
   * worth more and comes meanwhile goes first, and nobody's time runs while others are asked about.
   *
   * @return whether more could be done at once
   */
  boolean ask(Calls.Listener listener) throws IOException {
    for (int i = 0; i < AT_ONCE && isFree(); i++) {
      String key = backlog.next();
      if (key == null) {
        return false;
      }
      put(key, listener);
    }
    return isFree() && backlog.next() != null;
  }

  private boolean isFree() {
    return !crowded && calls.isFree();
  }

  /** A question has ended: somebody may have room. */
  void hasEnded() {
    crowded = false;
  }

  /**
   * Looks how things stand with the providers: to be called every second while anybody waits.
   *
   * @return whether more could be done at once
   */
  boolean look(Calls.Listener listener) throws IOException {
    crowded = false;
    List<LaneView> lanes = calls.lanes();
    if (watch.hasNews(lanes)) {
      recalledUpTo = lastAside;
    }
    for (LaneView lane : lanes) {
      if (watch.isWaitedFor(lane)) {
        tryOne(lane.provider(), listener);
      }
    }
    return recall(lanes);
  }

  /** The key of whoever waited as long as it may; null where nobody. */
  @Nullable String overdue() {
    OptionalLong latest = latest();
    return latest.isEmpty() ? null : backlog.olderThan(latest.getAsLong());
  }

  private boolean isOverdue(EscalationRequest request) {
    OptionalLong latest = latest();
    Instant since = request.getRequestedAt();
    return latest.isPresent() && since != null && since.toEpochMilli() < latest.getAsLong();
  }

  /** Whoever was escalated before this has waited long enough; empty where nobody ever has. */
  private OptionalLong latest() {
    return calls
        .longestWait()
        .map(longest -> OptionalLong.of(clock.getAsLong() - longest.toMillis()))
        .orElse(OptionalLong.empty());
  }

  /** Brings those back who stepped aside before the news; not while nobody is there anyway. */
  private boolean recall(List<LaneView> lanes) throws IOException {
    boolean allAway =
        !lanes.isEmpty() && lanes.stream().allMatch(lane -> lane.standing() == Standing.AWAY);
    if (allAway && !nobodyWaits) {
      return false;
    }
    for (int i = 0; i < AT_ONCE; i++) {
      String key = backlog.nextAway(recalledUpTo);
      if (key == null) {
        return false;
      }
      currentKey.accept(key);
      backlog.toTurn(key);
    }
    return true;
  }

  /**
   * Whether an item steps aside after a question that came to nothing, because its providers are
   * away. One that got an answer of no use does not: it would be paid for again.
   */
  boolean stepsAside(String key, EscalationRequest request, Escalated end) throws IOException {
    if (nobodyWaits || !mayPass(end) || isOverdue(request)) {
      return false;
    }
    Prospect prospect = calls.prospect(request, rules.passedOver(request));
    if (prospect.isToWait()) {
      backlog.note(end);
      aside(key, prospect);
    }
    return prospect.isToWait();
  }

  private static boolean mayPass(Escalated end) {
    return end.outcome() instanceof TimedOut
        || (end.outcome() instanceof Unavailable unavailable
            && unavailable.fault() != Fault.ANSWER
            && unavailable.fault() != Fault.ITEM);
  }

  private void put(String key, Calls.Listener listener) throws IOException {
    currentKey.accept(key);
    EscalationRequest request = Objects.requireNonNull(cases.read().waiting(), "waiting");
    var passedOver = rules.passedOver(request);
    Prospect prospect = calls.prospect(request, passedOver);
    if (prospect.isCrowded()) {
      crowded = true;
    } else if (prospect.isToWait() && !nobodyWaits && !watch.mayTry(prospect, clock.getAsLong())) {
      aside(key, prospect);
    } else {
      backlog.toAsked(key);
      calls.ask(key, request, passedOver, rules.worth(request), listener);
    }
  }

  private void aside(String key, Prospect prospect) throws IOException {
    lastAside = Math.max(clock.getAsLong(), lastAside + 1);
    backlog.toAway(key, lastAside);
    watch.waits(key, prospect);
  }

  /** Puts one item to a provider that is due; where none is known, all look again. */
  private void tryOne(String provider, Calls.Listener listener) throws IOException {
    if (!calls.isFree()) {
      return;
    }
    for (String key = watch.known(provider); key != null; key = watch.known(provider)) {
      currentKey.accept(key);
      if (backlog.isAway()) {
        put(key, listener);
        return;
      }
    }
    recalledUpTo = lastAside;
  }
}

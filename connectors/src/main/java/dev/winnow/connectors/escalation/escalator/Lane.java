package dev.winnow.connectors.escalation.escalator;

import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationOutcome.OverBudget;
import dev.winnow.connectors.escalation.EscalationOutcome.TimedOut;
import dev.winnow.connectors.escalation.EscalationOutcome.Unavailable;
import dev.winnow.connectors.escalation.Fault;
import dev.winnow.connectors.escalation.Funds;
import dev.winnow.connectors.escalation.LaneView;
import dev.winnow.connectors.escalation.Standing;
import dev.winnow.connectors.escalation.escalator.Admission.Admitted;
import dev.winnow.connectors.escalation.escalator.Admission.Closed;
import dev.winnow.connectors.escalation.escalator.Admission.Later;
import dev.winnow.connectors.escalation.escalator.Admission.Unpaid;
import java.util.Optional;

/**
 * The way to one provider: its breaker, its limits, and the pause that it asks for. A state machine
 * that is told the time; not thread-safe.
 */
final class Lane {
  /** What is held may come free by the end of a question that is none of this lane's. */
  private static final long LOOK_AGAIN_NANOS = 1_000_000_000;

  private final LaneSettings settings;
  private final Breaker breaker;
  private final Throttle requests;
  private final Throttle tokens;
  private final ConcurrencyLimit limit;
  private final HedgeAllowance allowance;
  private long pausedUntil;
  private int hedges;
  private int hedgesWon;
  private String waitsFor = "nothing";

  Lane(LaneSettings settings) {
    this.settings = settings;
    this.breaker = new Breaker(settings.breaker());
    this.requests = new Throttle(settings.requestsPerMinute());
    this.tokens = new Throttle(settings.tokensPerMinute());
    this.limit = new ConcurrencyLimit(settings.atOnce());
    HedgeSettings hedge = settings.hedge();
    this.allowance = new HedgeAllowance(hedge == null ? 0 : hedge.share());
  }

  LaneSettings settings() {
    return settings;
  }

  /**
   * @param estimate tokens that the question will take
   */
  Admission admit(long now, long estimate) {
    return admit(now, estimate, Funds.ENOUGH);
  }

  /**
   * @param funds whether the question can be paid for
   */
  Admission admit(long now, long estimate, Funds funds) {
    if (funds == Funds.NONE) {
      return new Unpaid();
    }
    if (!breaker.lets(now)) {
      waitsFor = "breaker";
      return new Closed(breaker.isOnTrial() ? now + LOOK_AGAIN_NANOS : breaker.until());
    }
    if (pausedUntil > now) {
      return later(pausedUntil, "pause");
    }
    long free = Math.max(requests.freeAt(), tokens.freeAt());
    if (free > now) {
      return later(free, "rate");
    }
    if (!limit.hasRoom()) {
      return later(Long.MAX_VALUE, "room");
    }
    if (funds == Funds.HELD) {
      return later(now + LOOK_AGAIN_NANOS, "budget");
    }
    waitsFor = "nothing";
    allowance.put();
    return begun(now, estimate);
  }

  /**
   * Lets a second request pass for a question that is under way, with a place and tokens of its
   * own: only where nothing at all stands in its way, for nobody waits for it.
   *
   * @param funds whether it can be paid for
   */
  Optional<Admitted> admitSecond(long now, long estimate, Funds funds) {
    boolean free =
        !breaker.isOpen()
            && pausedUntil <= now
            && requests.freeAt() <= now
            && tokens.freeAt() <= now
            && limit.hasRoom()
            && funds == Funds.ENOUGH;
    if (!free || !allowance.take()) {
      return Optional.empty();
    }
    hedges++;
    return Optional.of(begun(now, estimate));
  }

  /** It was a second request whose answer came first. */
  void secondWon() {
    hedgesWon++;
  }

  /** A question that was admitted has ended so. */
  void ended(long now, Admitted question, EscalationOutcome outcome) {
    long taken = outcome.usage().tokens();
    if (taken > 0) {
      tokens.settle(question.tokens(), taken);
    }
    if (outcome instanceof Unavailable unavailable) {
      failed(now, question, unavailable);
    } else if (outcome instanceof TimedOut) {
      breaker.failed(question.era(), now);
      limit.wasTooMuch(question.at(), now);
    } else if (outcome instanceof OverBudget) {
      abandoned(question);
    } else {
      breaker.wentWell(question.era());
      limit.wentWell();
    }
  }

  /** Nobody wants the answer any more. */
  void abandoned(Admitted question) {
    breaker.ended(question.era());
    limit.end();
  }

  /** What keeps questions away, to be looked at by others at any time. */
  Closure closure() {
    return new Closure(
        breaker.isOpen(),
        breaker.isOnTrial(),
        breaker.isForGood(),
        breaker.until(),
        pausedUntil,
        settings.longestWait().toNanos());
  }

  /**
   * @param retrying those of the waiting that may not be asked about yet
   */
  LaneView view(String name, int waiting, int retrying) {
    return new LaneView(
        name,
        waiting == retrying ? "nothing" : waitsFor,
        breaker.isOpen(),
        limit.inFlight(),
        limit.limit(),
        waiting,
        retrying,
        Standing.UP,
        hedges,
        hedgesWon);
  }

  private Admitted begun(long now, long estimate) {
    requests.take(now, 1);
    tokens.take(now, estimate);
    limit.begin();
    return new Admitted(now, breaker.begin(), estimate);
  }

  private void failed(long now, Admitted question, Unavailable unavailable) {
    if (unavailable.retryAfter() != null) {
      pausedUntil = Math.max(pausedUntil, now + unavailable.retryAfter().toNanos());
    }
    if (unavailable.fault() == Fault.PROVIDER) {
      breaker.failedForGood(question.era(), now);
    } else {
      breaker.failed(question.era(), now);
    }
    if (unavailable.fault() == Fault.TRANSIENT) {
      limit.wasTooMuch(question.at(), now);
    } else {
      limit.end();
    }
  }

  private Later later(long at, String why) {
    waitsFor = why;
    return new Later(at, why);
  }
}

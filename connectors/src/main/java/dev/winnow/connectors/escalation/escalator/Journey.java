package dev.winnow.connectors.escalation.escalator;

import dev.winnow.connectors.escalation.Escalated;
import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationOutcome.Declined;
import dev.winnow.connectors.escalation.EscalationOutcome.OverBudget;
import dev.winnow.connectors.escalation.EscalationOutcome.TimedOut;
import dev.winnow.connectors.escalation.EscalationOutcome.Unavailable;
import dev.winnow.connectors.escalation.Fault;
import dev.winnow.connectors.escalation.ProviderUsage;
import dev.winnow.connectors.escalation.Usage;
import dev.winnow.connectors.escalation.escalator.Next.End;
import dev.winnow.connectors.escalation.escalator.Next.Knock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.IntFunction;

/**
 * One item's way along the providers that may have it. A failure that may pass is tried again after
 * a pause with full jitter (M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog,
 * 2015), but not before the provider allows it; one that is final for the item ends with people;
 * any other leads on to the next provider. A state machine that is told the time; not thread-safe.
 */
final class Journey {
  private final List<Integer> route;
  private final IntFunction<String> names;
  private final IntFunction<LaneSettings> settings;
  private final DoubleSupplier jitter;
  private final long deadline;
  private final List<String> overBudget = new ArrayList<>();
  private int stop;
  private int attempts;
  private final List<ProviderUsage> asked = new ArrayList<>();
  private EscalationOutcome last = new Unavailable("no provider may have it", Fault.PROVIDER);
  private String lastAsked = Escalated.NOBODY;

  /**
   * @param route the numbers of the providers, in order
   * @param names by number
   * @param settings by number
   * @param jitter draws from 0 to 1
   * @param deadline when the item must have ended
   */
  Journey(
      List<Integer> route,
      IntFunction<String> names,
      IntFunction<LaneSettings> settings,
      DoubleSupplier jitter,
      long deadline) {
    this.route = List.copyOf(route);
    this.names = names;
    this.settings = settings;
    this.jitter = jitter;
    this.deadline = deadline;
  }

  Next begin(long now) {
    return now >= deadline ? outOfTime() : arrive(now);
  }

  /** The provider was asked and the question ended so. */
  Next after(long now, EscalationOutcome outcome) {
    return after(now, outcome, 1, outcome.usage());
  }

  /**
   * The provider was asked, perhaps twice at once, and that came to this.
   *
   * @param questions how often it was asked
   * @param usage what is known of what all of them took
   */
  Next after(long now, EscalationOutcome outcome, int questions, Usage usage) {
    if (outcome instanceof OverBudget) {
      return overBudget(now);
    }
    attempts++;
    count(questions, usage);
    last = outcome;
    if (outcome instanceof TimedOut) {
      return again(now, Duration.ZERO);
    }
    if (outcome instanceof Unavailable unavailable) {
      Duration wait = unavailable.retryAfter();
      return switch (unavailable.fault()) {
        case TRANSIENT -> again(now, wait == null ? Duration.ZERO : wait);
        case ANSWER, PROVIDER -> on(now);
        case ITEM -> end(new Declined(unavailable.why()));
      };
    }
    return end(outcome);
  }

  /** Its question to the provider cannot be paid for. */
  Next overBudget(long now) {
    last = new OverBudget();
    lastAsked = names.apply(lane());
    overBudget.add(lastAsked);
    return on(now);
  }

  /** It waited for the provider as long as it does. */
  Next gaveUp(long now) {
    return now >= deadline ? outOfTime() : on(now);
  }

  /**
   * The provider is left alone because it fails: another is asked. Where there is none the item
   * waits, if that can help.
   */
  Next closed(long now, long until) {
    if (hasNext()) {
      return on(now);
    }
    if (until >= deadline) {
      return end(last instanceof Unavailable && !asked.isEmpty() ? last : failing());
    }
    return new Knock(lane(), until, deadline);
  }

  /** The deadline has come. */
  Next outOfTime() {
    return end(new TimedOut());
  }

  /** The deadline has come while the provider was being asked so often. */
  Next outOfTime(int questions, Usage usage) {
    count(questions, usage);
    return outOfTime();
  }

  /** Whether so many nanoseconds are left. */
  boolean hasTime(long now, long nanos) {
    return now + nanos <= deadline;
  }

  private void count(int questions, Usage usage) {
    lastAsked = names.apply(lane());
    asked.add(new ProviderUsage(lastAsked, questions, usage));
  }

  private Next again(long now, Duration atLeast) {
    LaneSettings lane = settings.apply(lane());
    long wait = Math.max(atLeast.toNanos(), backoff(lane));
    boolean tooLong = hasNext() && wait > lane.longestWait().toNanos();
    if (attempts >= lane.attempts() || tooLong || now + wait >= deadline) {
      return on(now);
    }
    return new Knock(lane(), now + wait, giveUpAt(now + wait));
  }

  private long backoff(LaneSettings lane) {
    double longest = lane.backoff().toNanos() * Math.pow(2, Math.min(attempts - 1, 30));
    return (long) (jitter.getAsDouble() * Math.min(lane.longestBackoff().toNanos(), longest));
  }

  private Next on(long now) {
    stop++;
    attempts = 0;
    return arrive(now);
  }

  private Next arrive(long now) {
    return stop < route.size() ? new Knock(lane(), now, giveUpAt(now)) : end(last);
  }

  private long giveUpAt(long from) {
    return hasNext()
        ? Math.min(deadline, from + settings.apply(lane()).longestWait().toNanos())
        : deadline;
  }

  private boolean hasNext() {
    return stop + 1 < route.size();
  }

  private int lane() {
    return route.get(stop);
  }

  private EscalationOutcome failing() {
    return new Unavailable("left alone, for it fails", Fault.TRANSIENT);
  }

  private End end(EscalationOutcome outcome) {
    return new End(Escalated.of(lastAsked, outcome, asked, overBudget));
  }
}

package dev.winnow.connectors.escalation.budget;

import dev.winnow.connectors.escalation.Funds;
import java.time.Instant;

/**
 * What was spent of one cap in the present hour, day or month. What questions under way may still
 * take is held, and counts as spent. Not thread-safe.
 *
 * <p>One of several parts of a job has its part of what all of them had left when it began, and its
 * part of the whole from the next window on. So all parts together keep to the cap without talking
 * to each other.
 */
final class Tally {
  private final Span span;
  private final long cap;
  private final int parts;
  private Instant window;
  private long before;
  private long limit;
  private long spent;
  private long held;

  Tally(Span span, long cap, int parts, Instant now) {
    this.span = span;
    this.cap = cap;
    this.parts = parts;
    this.window = span.startOf(now);
    this.limit = cap / parts;
  }

  /** Somebody spent this before this part began; a part of it was given back where negative. */
  void replay(Instant at, long amount) {
    if (!span.startOf(at).isBefore(window)) {
      before += amount;
      limit = Math.max(0, cap - before) / parts;
    }
  }

  /**
   * @param kept the share of the cap that is not for this
   */
  Funds funds(Instant at, long amount, double kept) {
    roll(at);
    long open = limit - (long) Math.ceil(kept * limit);
    if (amount == 0 || amount <= open - spent) { // what is free is never held up
      return Funds.ENOUGH;
    }
    return amount <= open - (spent - held) ? Funds.HELD : Funds.NONE;
  }

  /** Whether even the whole of its part does not hold so much, now and from the next window on. */
  boolean neverHolds(long amount) {
    return amount > cap / parts;
  }

  void hold(Instant at, long amount) {
    roll(at);
    spent += amount;
    held += amount;
  }

  /** A question that was put then has ended; what is held for it becomes what it took. */
  void settle(Instant at, long amount, long actual) {
    if (span.startOf(at).equals(window)) {
      spent += actual - amount;
      held -= amount;
    }
  }

  Spending view(String account, String unit, Instant now) {
    roll(now);
    return new Spending(account, unit, span, before / parts + spent, held, cap);
  }

  private void roll(Instant at) {
    Instant current = span.startOf(at);
    if (current.isAfter(window)) {
      window = current;
      before = 0;
      limit = cap / parts;
      spent = 0;
      held = 0;
    }
  }
}

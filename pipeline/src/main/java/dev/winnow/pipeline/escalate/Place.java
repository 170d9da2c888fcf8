package dev.winnow.pipeline.escalate;

import dev.winnow.connectors.escalation.Escalated;
import dev.winnow.connectors.escalation.Usage;

/**
 * Where an unanswered item stands, and what earlier questions about it took that came to nothing.
 *
 * @param where in which line
 * @param since when it was escalated, in milliseconds: its place by age
 * @param line where it waits for a turn, of {@link FairTurns}
 * @param turn its place among those who wait for a turn: the lower the earlier
 * @param order its place in its line: the lower the earlier
 * @param calls how often providers were asked before
 * @param spent what that took
 */
record Place(Where where, long since, int line, long turn, long order, int calls, Usage spent) {
  private static final int LENGTH = 9;

  /** Where an item can stand. */
  enum Where {
    /** It waits for its turn. */
    TURN,
    /** It is asked about. */
    ASKED,
    /** All who may judge it are away. */
    AWAY
  }

  /** Of one that waits for its turn, and was never asked about. */
  static Place inTurn(long since, int line, long turn) {
    return new Place(Where.TURN, since, line, turn, turn, 0, Usage.NONE);
  }

  static Place of(long[] state) {
    if (state.length != LENGTH) {
      throw new IllegalStateException("place: " + state.length + " (expected: " + LENGTH + ")");
    }
    return new Place(
        Where.values()[(int) state[0]],
        state[1],
        (int) state[2],
        state[3],
        state[4],
        (int) state[5],
        new Usage(state[6], state[7], state[8]));
  }

  long[] toState() {
    return new long[] {
      where.ordinal(),
      since,
      line,
      turn,
      order,
      calls,
      spent.inputTokens(),
      spent.outputTokens(),
      spent.costMicros()
    };
  }

  Place moved(Where other, long newOrder) {
    return new Place(other, since, line, turn, newOrder, calls, spent);
  }

  /** After providers were asked in vain. */
  Place after(Escalated end) {
    return new Place(where, since, line, turn, order, calls + end.calls(), spent.plus(end.usage()));
  }

  /** How an escalation ended, with what was asked in vain before. */
  Escalated whole(Escalated end) {
    return new Escalated(
        end.provider(),
        end.outcome(),
        spent.plus(end.usage()),
        calls + end.calls(),
        end.asked(),
        end.overBudget());
  }
}

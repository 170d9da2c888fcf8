package dev.winnow.cli.feedback;

import dev.winnow.training.audit.WeightedBound;

/**
 * What is known of one limit.
 *
 * @param needed answers that would be enough without one error; 0 where the items that it hangs on
 *     are not drawn at all
 */
record LimitFinding(double limit, State state, WeightedBound bound, int needed) {
  /** Whether a limit is kept. */
  enum State {
    /** The share lies below the limit. */
    KEPT,
    /** There are answers enough, and they do not show it. */
    OPEN,
    /** There are too few answers to show it, even had not one been an error. */
    SHORT
  }

  static LimitFinding of(double limit, boolean covered, WeightedBound bound, int needed) {
    State state =
        covered && bound.high() <= limit
            ? State.KEPT
            : !covered || bound.judged() < needed ? State.SHORT : State.OPEN;
    return new LimitFinding(limit, state, bound, covered ? needed : 0);
  }

  boolean isKept() {
    return state == State.KEPT;
  }
}

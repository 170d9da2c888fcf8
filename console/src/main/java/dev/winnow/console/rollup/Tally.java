package dev.winnow.console.rollup;

/**
 * The counts of one group in one minute.
 *
 * @param verdicts provisional ones included
 * @param provisional those whose item was passed on to the next stage
 */
record Tally(long verdicts, long provisional) {
  static final Tally NONE = new Tally(0, 0);

  Tally {
    if (provisional < 0 || provisional > verdicts) {
      throw new IllegalArgumentException(
          "provisional: %d (expected: 0 to verdicts, %d)".formatted(provisional, verdicts));
    }
  }

  Tally plus(boolean isProvisional) {
    return new Tally(verdicts + 1, provisional + (isProvisional ? 1 : 0));
  }

  /**
   * The share of these verdicts that were provisional, 0 to 1: the stage gave an interim action and
   * passed the item on.
   *
   * <p>Groups of different actions, tenants or minutes are joined by adding up both counts first.
   * Over all actions of the specialists, in the category {@code *}, it reads: of the items that
   * they looked at, how many went on to the general model. The same of the general model is the
   * share that went on to people. In another category it is the share of what was flagged with it,
   * not of what the stage was unsure of.
   *
   * <p>An item counts in the minute in which it was passed on, whenever its final verdict comes;
   * that one counts at its own stage and minute.
   */
  double escalationRate() {
    return verdicts == 0 ? 0 : (double) provisional / verdicts;
  }
}

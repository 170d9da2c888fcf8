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
   * The share of these verdicts whose item the stage passed on instead of settling it, 0 to 1.
   *
   * <p>In the row of a stage with category {@code *} and action {@code *} it reads: of the items
   * that this stage looked at in this minute, how many went further. For the specialists that is
   * the load of the general model, for the general model that of the reviewers. In the row of a
   * category: of the items that this stage flagged with it. What was passed on counts in the minute
   * in which that was decided, whenever the answer comes.
   */
  double escalationRate() {
    return verdicts == 0 ? 0 : (double) provisional / verdicts;
  }
}

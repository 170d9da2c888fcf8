package dev.winnow.connectors.escalation.escalator;

/**
 * Keeps second requests to a share of the questions: each question saves its part of one, and at
 * most {@value #MOST_SAVED} are saved. So of any n questions in a row no more than the share and
 * {@value #MOST_SAVED} are put twice: a provider that becomes slow after a long good time is not
 * doubled. Not thread-safe.
 */
final class HedgeAllowance {
  static final int MOST_SAVED = 10;

  /** Parts of a request that are counted, so that sums are exact. */
  private static final long PARTS = 1_000_000;

  private final long partsEach;
  private long saved;

  /**
   * @param share of the questions, 0 to 1
   */
  HedgeAllowance(double share) {
    this.partsEach = (long) (share * PARTS);
  }

  /** A question was put for the first time. */
  void put() {
    saved = Math.min(MOST_SAVED * PARTS, saved + partsEach);
  }

  /** Takes what a second request needs, where that is saved. */
  boolean take() {
    if (saved < PARTS) {
      return false;
    }
    saved -= PARTS;
    return true;
  }
}

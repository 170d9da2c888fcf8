package dev.winnow.connectors.escalation.escalator;

/** Whether a question may be put to a provider now. */
sealed interface Admission {
  /**
   * It may, and counts as put.
   *
   * @param at when
   * @param era of the breaker
   * @param tokens that were taken for it
   */
  record Admitted(long at, int era, long tokens) implements Admission {}

  /**
   * Not yet.
   *
   * @param at when it is worth trying again; {@link Long#MAX_VALUE} where only the end of another
   *     question helps
   */
  record Later(long at, String waitsFor) implements Admission {
    /** Whether it is this item alone that has to wait. */
    boolean isOfItsOwn() {
      return waitsFor.equals("budget");
    }
  }

  /** It cannot be paid for. */
  record Unpaid() implements Admission {}

  /**
   * The provider fails and is left alone.
   *
   * @param until when it is tried again
   */
  record Closed(long until) implements Admission {}
}

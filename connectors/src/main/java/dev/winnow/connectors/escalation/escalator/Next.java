package dev.winnow.connectors.escalation.escalator;

import dev.winnow.connectors.escalation.Escalated;

/** What an item does next. */
sealed interface Next {
  /**
   * It goes to a provider.
   *
   * @param lane which one, counted from 0
   * @param notBefore when it may be put to it at the earliest
   * @param giveUpAt when it stops waiting for it
   */
  record Knock(int lane, long notBefore, long giveUpAt) implements Next {}

  /** It is done. */
  record End(Escalated escalated) implements Next {}
}

package dev.winnow.connectors.escalation;

/** Whether a question can be paid for. */
public enum Funds {
  /** It can. */
  ENOUGH,
  /** Not now, for questions under way hold what is left; perhaps when they have ended. */
  HELD,
  /** Not before the next hour, day or month. */
  NONE
}

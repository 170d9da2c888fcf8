package dev.winnow.connectors.escalation;

import dev.winnow.schemas.Term;

/** Whether a provider can be asked at all, whatever its rate and its room. */
public enum Standing implements Term {
  /** It can. */
  UP,
  /** It was left alone for long enough: one question may find out whether it is back. */
  DUE,
  /** It fails, or asked for a pause; that passes by itself. */
  AWAY,
  /** It takes nothing until somebody sees to it: key, quota, payment. */
  GONE
}

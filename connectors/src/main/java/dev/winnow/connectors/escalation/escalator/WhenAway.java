package dev.winnow.connectors.escalation.escalator;

import dev.winnow.schemas.Term;

/** What becomes of an item while all providers that may judge it are away for the moment. */
public enum WhenAway implements Term {
  /** It waits until one is back, or until it has waited as long as it may. */
  WAIT,
  /** People decide at once. */
  PEOPLE;

  public static WhenAway of(String term) {
    return Term.of(WhenAway.class, "whenAway", term);
  }
}

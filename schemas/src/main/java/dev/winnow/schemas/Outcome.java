package dev.winnow.schemas;

/** How a verdict came about. */
public enum Outcome implements Term {
  /** A stage decided. */
  DECIDED,
  /** The item was deleted before it was decided. */
  DELETED,
  /** A higher revision came before this one was decided. */
  SUPERSEDED;

  /**
   * The outcome that a record's string names; an unknown one is an {@link
   * IllegalArgumentException}.
   */
  public static Outcome of(String term) {
    return Term.of(Outcome.class, term);
  }
}

package dev.winnow.schemas;

/** Where on the platform an item stands. */
public enum Surface implements Term {
  COMMENT,
  MESSAGE,
  REVIEW,
  LISTING,
  TICKET,
  EMAIL,
  OTHER;

  /**
   * The surface that a record's string names; an unknown one is an {@link
   * IllegalArgumentException}.
   */
  public static Surface of(String term) {
    return Term.of(Surface.class, term);
  }
}

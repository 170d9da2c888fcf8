package dev.winnow.schemas;

/** A stage of the cascade, in the order in which an item meets them. */
public enum Stage implements Term {
  /** Validation, size limits, revisions: no model. */
  GUARD,
  /** The linear model over hashed n-grams. */
  SCREEN,
  /** The resident encoder with its heads. */
  SPECIALISTS,
  /** The larger model. */
  GENERAL,
  /** Reviewers. */
  PEOPLE;

  /**
   * The stage that a record's string names; an unknown one is an {@link IllegalArgumentException}.
   */
  public static Stage of(String term) {
    return Term.of(Stage.class, term);
  }
}

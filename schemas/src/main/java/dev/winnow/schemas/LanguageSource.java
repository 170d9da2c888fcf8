package dev.winnow.schemas;

/** How it is known which language an item is in. */
public enum LanguageSource implements Term {
  /** The platform said so. */
  STATED,
  /** The text was looked at. */
  DETECTED,
  /** The operator said what is taken for the language of items that state none. */
  ASSUMED;

  /**
   * The source that a record's string names; an unknown one is an {@link IllegalArgumentException}.
   */
  public static LanguageSource of(String term) {
    return Term.of(LanguageSource.class, term);
  }
}

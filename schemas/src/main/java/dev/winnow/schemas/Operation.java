package dev.winnow.schemas;

/** What a {@link ContentItem} says of its item. */
public enum Operation implements Term {
  /** New or changed content. */
  UPSERT,
  /** The content is gone: waiting work is cancelled. */
  DELETE;

  /**
   * The operation that a record's string names; an unknown one is an {@link
   * IllegalArgumentException}.
   */
  public static Operation of(String term) {
    return Term.of(Operation.class, term);
  }
}

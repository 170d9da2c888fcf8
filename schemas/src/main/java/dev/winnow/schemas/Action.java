package dev.winnow.schemas;

/** What follows for an item, from the mildest to the strictest. */
public enum Action implements Term {
  /** The item's revision was withdrawn before it was decided: there is nothing to do. */
  NONE,
  /** Leave it up. */
  ALLOW,
  /** Reduce its reach, or put a warning before it. */
  LIMIT,
  /** Take it down. */
  REMOVE,
  /** No machine was sure: people decide. */
  REVIEW;

  /**
   * The stricter of two actions, in the order none, allow, limit, remove, review. Review comes last
   * because an item that waits for people is not settled by anything milder.
   */
  public Action strictest(Action other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /**
   * The action that a record's string names; an unknown one is an {@link IllegalArgumentException}.
   */
  public static Action of(String term) {
    return Term.of(Action.class, term);
  }
}

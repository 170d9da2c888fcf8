package dev.winnow.schemas;

/** Why an item is decided; everything but {@link #LIVE} writes to topics of its own. */
public enum Mode implements Term {
  /** Platforms act on the result. */
  LIVE(""),
  /** A replay of old items, to label them. */
  BACKFILL(".backfill"),
  /** A trial beside the live stream. */
  SHADOW(".shadow");

  private final String topicSuffix;

  Mode(String topicSuffix) {
    this.topicSuffix = topicSuffix;
  }

  /** What is appended to the name of a topic that platforms or reviewers read. */
  public String topicSuffix() {
    return topicSuffix;
  }

  /**
   * The mode that a record's string names; an unknown one is an {@link IllegalArgumentException}.
   */
  public static Mode of(String term) {
    return Term.of(Mode.class, term);
  }
}

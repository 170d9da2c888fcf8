package dev.winnow.runtime.tokenize;

import java.nio.LongBuffer;

/** The token ids of one text, special tokens included. Immutable. */
public final class TokenizedText {
  private final long[] ids;
  private final boolean truncated;

  public TokenizedText(long[] ids, boolean truncated) {
    if (ids.length == 0) {
      throw new IllegalArgumentException("ids: none (expected: at least the special tokens)");
    }
    this.ids = ids.clone();
    this.truncated = truncated;
  }

  /** How many tokens there are, at least 1. */
  public int length() {
    return ids.length;
  }

  /** Whether the text had more tokens than these and was cut. */
  public boolean truncated() {
    return truncated;
  }

  /** Appends the ids to {@code target}. */
  public void writeTo(LongBuffer target) {
    target.put(ids);
  }
}

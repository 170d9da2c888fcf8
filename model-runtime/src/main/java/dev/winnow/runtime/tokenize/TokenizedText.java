package dev.winnow.runtime.tokenize;

import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * The token ids of one text, special tokens included: one sequence for the model, or several
 * windows of a long text. Immutable.
 */
public final class TokenizedText {
  private final long[] ids;
  private final int[] ends;
  private final boolean truncated;

  /** A text that is one sequence. */
  public TokenizedText(long[] ids, boolean truncated) {
    this(ids.clone(), new int[] {ids.length}, truncated);
  }

  private TokenizedText(long[] ids, int[] ends, boolean truncated) {
    if (ids.length == 0) {
      throw new IllegalArgumentException("ids: none (expected: at least the special tokens)");
    }
    this.ids = ids;
    this.ends = ends;
    this.truncated = truncated;
  }

  static TokenizedText ofWindows(List<long[]> windows, boolean truncated) {
    int[] ends = new int[windows.size()];
    int length = 0;
    for (int i = 0; i < ends.length; i++) {
      length += windows.get(i).length;
      ends[i] = length;
    }
    return new TokenizedText(
        windows.stream().flatMapToLong(Arrays::stream).toArray(), ends, truncated);
  }

  /** How many tokens there are, over all windows, at least 1. */
  public int length() {
    return ids.length;
  }

  /** How many sequences there are, at least 1. */
  public int windows() {
    return ends.length;
  }

  /** How many tokens a window has. */
  public int length(int window) {
    return ends[window] - start(window);
  }

  /** How many tokens the longest window has. */
  public int longestWindow() {
    int longest = 0;
    for (int window = 0; window < ends.length; window++) {
      longest = Math.max(longest, length(window));
    }
    return longest;
  }

  /** Whether the text had more tokens than these and was cut. */
  public boolean truncated() {
    return truncated;
  }

  /** The first tokens alone, as one sequence that was cut; all of them where there are no more. */
  public TokenizedText first(int tokens) {
    return new TokenizedText(Arrays.copyOf(ids, Math.min(tokens, ids.length)), true);
  }

  /** Appends the ids of all windows to {@code target}. */
  public void writeTo(LongBuffer target) {
    target.put(ids);
  }

  /** Appends the ids of one window to {@code target}. */
  public void writeTo(int window, LongBuffer target) {
    target.put(ids, start(window), length(window));
  }

  private int start(int window) {
    return window == 0 ? 0 : ends[window - 1];
  }
}

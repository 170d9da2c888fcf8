package dev.winnow.runtime.batch;

/** The lengths in a batch that is being formed, held against its bound and against waste. */
final class LengthRange {
  /** Padding up to this many tokens an item costs less than a run of its own. */
  private static final int FREE_PADDING = 4;

  private final int maxPaddedTokens;
  private int shortest;
  private int longest;
  private int items;

  /**
   * A range without items yet.
   *
   * @param first length of the item that the batch is built around
   */
  LengthRange(int first, int maxPaddedTokens) {
    this.maxPaddedTokens = maxPaddedTokens;
    this.shortest = first;
    this.longest = first;
  }

  /**
   * Whether an item of this length may join: the first always; later ones where the batch stays in
   * its bound and the shortest is at least three quarters of the longest.
   */
  boolean admits(int tokens) {
    if (items == 0) {
      return true;
    }
    int low = Math.min(shortest, tokens);
    int high = Math.max(longest, tokens);
    boolean alike = high - low <= Math.max(FREE_PADDING, high / 4);
    return alike && (long) high * (items + 1) <= maxPaddedTokens;
  }

  void add(int tokens) {
    shortest = Math.min(shortest, tokens);
    longest = Math.max(longest, tokens);
    items++;
  }
}

package dev.winnow.runtime.batch;

/**
 * A batch that is being weighed: so many items, the longest ones that wait with no more tokens than
 * {@code longest}. Grows from the longest down.
 */
final class Window {
  /** Of a batch's tokens, at most one in so many is padding. */
  static final int PADDING_ONE_IN = 10;

  private final int longest;
  private final int maxItems;
  private final int runTokens;
  private int items;
  private int tokens;

  /**
   * A window without items.
   *
   * @param longest tokens of the longest item: what every item costs
   * @param runTokens what a run costs beside its items, in tokens
   */
  Window(int longest, int maxPaddedTokens, int runTokens) {
    this.longest = longest;
    this.maxItems = Math.max(1, maxPaddedTokens / longest);
    this.runTokens = runTokens;
  }

  int longest() {
    return longest;
  }

  int items() {
    return items;
  }

  int room() {
    return maxItems - items;
  }

  void add(int length, int count) {
    items += count;
    tokens += length * count;
  }

  /** Adds as many of {@code count} shorter items as make the window better, not only larger. */
  void addUseful(int length, int count) {
    if (room() > 0 && (long) length * cost() > (long) tokens * longest) {
      add(length, Math.min(Math.min(count, room()), withinPadding(length)));
    }
  }

  boolean withinPadding() {
    return spare() >= 0;
  }

  /** How many items of this length can be added before padding is beyond its share. */
  private int withinPadding(int length) {
    long shortfall = (PADDING_ONE_IN - 1L) * longest - (long) PADDING_ONE_IN * length;
    return shortfall <= 0 ? Integer.MAX_VALUE : (int) Math.max(0, spare() / shortfall);
  }

  /** How far padding is below its share, in tokens times {@link #PADDING_ONE_IN}. */
  private long spare() {
    return (long) PADDING_ONE_IN * tokens - (PADDING_ONE_IN - 1L) * longest * items;
  }

  /** Whether more of what this window costs is tokens of items. */
  boolean betterThan(Window other) {
    return (long) tokens * other.cost() > (long) other.tokens * cost();
  }

  /** In tokens. */
  private long cost() {
    return runTokens + (long) longest * items;
  }
}

package dev.winnow.pipeline.revision;

import java.util.Arrays;

/**
 * The revisions of one item that were seen, as ascending ranges: revisions mostly come in order, so
 * one range is the rule.
 *
 * <p>Bounded: beyond {@value #MAX_RANGES} ranges the lowest is forgotten. A revision that was
 * forgotten and comes again is then withdrawn by a second verdict with the id of its first; the
 * other choice, to take the gap for seen, could lose an item.
 *
 * <p>Crosses Flink's edges and lies in its state as a POJO. Immutable: nobody writes to the array.
 *
 * @param bounds first and last revision of each range, inclusive, at even and odd places
 * @param deletedUpTo the highest revision that a delete named, 0 where there was none
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode look into it
public record RevisionSet(long[] bounds, long deletedUpTo) {
  static final int MAX_RANGES = 256;

  private static final RevisionSet EMPTY = new RevisionSet(new long[0], 0);

  public static RevisionSet empty() {
    return EMPTY;
  }

  /** The highest revision seen, 0 where there is none. */
  public long highest() {
    return bounds.length == 0 ? 0 : bounds[bounds.length - 1];
  }

  public boolean contains(long revision) {
    int at = Arrays.binarySearch(bounds, revision);
    return at >= 0 || (-at - 1) % 2 == 1;
  }

  /** With one more revision. */
  public RevisionSet with(long revision) {
    if (contains(revision)) {
      return this;
    }
    int at = -Arrays.binarySearch(bounds, revision) - 1;
    boolean joinsBelow = at > 0 && bounds[at - 1] == revision - 1;
    boolean joinsAbove = at < bounds.length && bounds[at] == revision + 1;
    if (joinsBelow && joinsAbove) {
      return replaced(at - 1, 2);
    }
    if (joinsBelow) {
      return replaced(at - 1, 1, revision);
    }
    if (joinsAbove) {
      return replaced(at, 1, revision);
    }
    return replaced(at, 0, revision, revision);
  }

  /** After a delete of this revision and all below it. */
  RevisionSet deleted(long revision) {
    RevisionSet seen = with(revision);
    return new RevisionSet(seen.bounds, Math.max(deletedUpTo, revision));
  }

  private RevisionSet replaced(int from, int count, long... by) {
    long[] changed = new long[bounds.length - count + by.length];
    System.arraycopy(bounds, 0, changed, 0, from);
    System.arraycopy(by, 0, changed, from, by.length);
    System.arraycopy(bounds, from + count, changed, from + by.length, bounds.length - from - count);
    int excess = Math.max(0, changed.length - 2 * MAX_RANGES);
    return new RevisionSet(Arrays.copyOfRange(changed, excess, changed.length), deletedUpTo);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RevisionSet set
        && Arrays.equals(bounds, set.bounds)
        && deletedUpTo == set.deletedUpTo;
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(bounds) + Long.hashCode(deletedUpTo);
  }

  @Override
  public String toString() {
    return Arrays.toString(bounds) + ", deleted up to " + deletedUpTo;
  }
}

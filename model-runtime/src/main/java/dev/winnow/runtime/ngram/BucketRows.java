package dev.winnow.runtime.ngram;

/**
 * A row of bytes for some of the buckets; the others count as zeros. A bit for each bucket says
 * whether it has one, and the number of set bits before it where it lies: a bit vector with rank
 * (G. Jacobson, "Space-efficient Static Trees and Graphs", FOCS 1989). So most buckets of n-grams
 * that no row of training had cost a bit, and a look at it. Immutable, thread-safe.
 */
public final class BucketRows {
  private final int width;
  private final long[] present;
  private final int[] before;
  private final byte[] rows;

  /**
   * Rows of the buckets whose bit is set, in their order.
   *
   * @param width bytes of a row
   * @param present bit {@code b % 64} of number {@code b / 64} for bucket b
   * @param rows {@code [set bits, width]}
   */
  BucketRows(int width, long[] present, byte[] rows) {
    this.width = width;
    this.present = present;
    this.before = new int[present.length];
    int count = 0;
    for (int i = 0; i < present.length; i++) {
      before[i] = count;
      count += Long.bitCount(present[i]);
    }
    if (width < 1 || rows.length != (long) count * width) {
      throw new IllegalArgumentException(
          "bytes: %d (expected: %d rows of %d)".formatted(rows.length, count, width));
    }
    this.rows = rows.clone();
  }

  /**
   * Of a row for each bucket, without those that hold nothing but zeros.
   *
   * @param dense {@code [buckets, width]}, a multiple of 64 buckets
   */
  public static BucketRows of(byte[] dense, int width) {
    int buckets = dense.length / width;
    if (dense.length != buckets * width || buckets == 0 || buckets % Long.SIZE != 0) {
      throw new IllegalArgumentException(
          "weights: %d (expected: %d for each of a multiple of 64 buckets)"
              .formatted(dense.length, width));
    }
    long[] present = new long[buckets / Long.SIZE];
    int count = 0;
    for (int bucket = 0; bucket < buckets; bucket++) {
      if (isSet(dense, bucket * width, width)) {
        present[bucket >>> 6] |= 1L << bucket;
        count++;
      }
    }
    byte[] rows = new byte[count * width];
    int row = 0;
    for (int bucket = 0; bucket < buckets; bucket++) {
      if ((present[bucket >>> 6] & (1L << bucket)) != 0) {
        System.arraycopy(dense, bucket * width, rows, row++ * width, width);
      }
    }
    return new BucketRows(width, present, rows);
  }

  private static boolean isSet(byte[] bytes, int from, int width) {
    for (int i = from; i < from + width; i++) {
      if (bytes[i] != 0) {
        return true;
      }
    }
    return false;
  }

  int width() {
    return width;
  }

  int buckets() {
    return present.length * Long.SIZE;
  }

  long[] present() {
    return present.clone();
  }

  byte[] rows() {
    return rows.clone();
  }

  boolean has(int bucket) {
    return (present[bucket >>> 6] & (1L << bucket)) != 0;
  }

  /** Where a bucket's row begins, for {@link #at}; -1 where it has none. */
  int begin(int bucket) {
    long below = present[bucket >>> 6] & ((1L << bucket) - 1);
    return has(bucket) ? (before[bucket >>> 6] + Long.bitCount(below)) * width : -1;
  }

  byte at(int index) {
    return rows[index];
  }
}

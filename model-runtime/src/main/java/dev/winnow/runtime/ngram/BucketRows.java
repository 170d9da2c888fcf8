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
  private final int words;
  private final long[] rows;

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
    this.words = (width + Long.BYTES - 1) / Long.BYTES;
    this.rows = packed(rows, count);
  }

  /** Whole words for each row, as {@link RowSums} takes them. */
  private long[] packed(byte[] bytes, int count) {
    long[] packed = new long[Math.multiplyExact(count, words)];
    for (int row = 0; row < count; row++) {
      for (int i = 0; i < width; i++) {
        long value = bytes[row * width + i] + RowSums.BIAS;
        packed[row * words + i / Long.BYTES] |= value << (Byte.SIZE * (i % Long.BYTES));
      }
    }
    return packed;
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
    byte[] bytes = new byte[rows.length / words * width];
    for (int i = 0; i < bytes.length; i++) {
      int at = i % width;
      long word = rows[i / width * words + at / Long.BYTES];
      bytes[i] = (byte) ((word >>> (Byte.SIZE * (at % Long.BYTES)) & 0xFF) - RowSums.BIAS);
    }
    return bytes;
  }

  /**
   * The sum of the rows of some buckets.
   *
   * @param buckets the first so many count
   * @return one number a byte of a row, and perhaps some of no meaning behind
   */
  int[] sum(int[] buckets, int count) {
    RowSums sums = new RowSums(words);
    for (int i = 0; i < count; i++) {
      int bucket = buckets[i];
      long word = present[bucket >>> 6];
      long bit = 1L << bucket;
      if ((word & bit) != 0) {
        sums.add(rows, (before[bucket >>> 6] + Long.bitCount(word & (bit - 1))) * words);
      }
    }
    return sums.sums();
  }
}

package dev.winnow.runtime.ngram;

import java.util.Arrays;

/**
 * Rows of bytes, packed so that eight are added at a time: a row is words of eight bytes that are
 * larger by 128, and a word adds to eight sums of 16 bits in two additions. Before these could
 * overflow they move into wide ones. Filled once, then thread-safe.
 */
final class PackedRows {
  /** What is added to a byte, so that it is never negative. */
  private static final int BIAS = 128;

  private static final long BIASES = 0x8080_8080_8080_8080L;
  private static final long EVERY_SECOND = 0x00FF_00FF_00FF_00FFL;
  private static final int MOST = 65_535 / 255;

  private final int words;
  private final long[] packed;

  /** Rows of zeros. */
  PackedRows(int words, int rows) {
    this.words = words;
    this.packed = new long[Math.multiplyExact(rows, words)];
    Arrays.fill(packed, BIASES);
  }

  /** How many words hold so many bytes. */
  static int words(int bytes) {
    return (bytes + Long.BYTES - 1) / Long.BYTES;
  }

  /** How many bytes a row has. */
  int bytes() {
    return words * Long.BYTES;
  }

  /** Takes over a table's row for a bucket, zeros where it has none, from a byte of a row on. */
  void put(int row, int from, BucketRows table, int bucket) {
    int begin = table.begin(bucket);
    for (int i = 0; begin >= 0 && i < table.width(); i++) {
      int at = from + i;
      int shift = Byte.SIZE * (at % Long.BYTES);
      long value = table.at(begin + i) + BIAS;
      int word = row * words + at / Long.BYTES;
      packed[word] = (packed[word] & ~(0xFFL << shift)) | (value << shift);
    }
  }

  /**
   * Adds rows up.
   *
   * @param sums one number a byte of a row; there may be more behind
   * @param rows the first so many count
   */
  void addTo(int[] sums, int[] rows, int count) {
    for (int from = 0; from < count; from += MOST) {
      int to = Math.min(count, from + MOST);
      for (int word = 0; word < words; word++) {
        long even = 0;
        long odd = 0;
        for (int i = from; i < to; i++) {
          long bytes = packed[rows[i] * words + word];
          even += bytes & EVERY_SECOND;
          odd += (bytes >>> Byte.SIZE) & EVERY_SECOND;
        }
        settle(sums, word * Long.BYTES, even, odd, BIAS * (to - from));
      }
    }
  }

  private static void settle(int[] sums, int at, long even, long odd, int bias) {
    for (int lane = 0; lane < 4; lane++) {
      sums[at + 2 * lane] += ((int) (even >>> (Short.SIZE * lane)) & 0xFFFF) - bias;
      sums[at + 2 * lane + 1] += ((int) (odd >>> (Short.SIZE * lane)) & 0xFFFF) - bias;
    }
  }
}

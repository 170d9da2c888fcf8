package dev.winnow.runtime.ngram;

/**
 * The sums of rows of bytes, eight at a time: a row comes as words of eight bytes that are larger
 * by 128, and a word adds to eight sums of 16 bits in two additions. Before these could overflow
 * they move into wide ones. Not thread-safe.
 */
final class RowSums {
  /** What is added to a byte, so that it is never negative. */
  static final int BIAS = 128;

  private static final long EVERY_SECOND = 0x00FF_00FF_00FF_00FFL;
  private static final int MOST = 65_535 / 255;

  private final long[] even;
  private final long[] odd;
  private final int[] sums;
  private int pending;

  RowSums(int words) {
    this.even = new long[words];
    this.odd = new long[words];
    this.sums = new int[Long.BYTES * words];
  }

  /** Adds a row. */
  void add(long[] words, int from) {
    for (int i = 0; i < even.length; i++) {
      long word = words[from + i];
      even[i] += word & EVERY_SECOND;
      odd[i] += (word >>> Byte.SIZE) & EVERY_SECOND;
    }
    if (++pending == MOST) {
      settle();
    }
  }

  /** One sum for each byte of a row, the lowest byte of the first word first. */
  int[] sums() {
    settle();
    return sums;
  }

  private void settle() {
    for (int i = 0; i < even.length; i++) {
      for (int lane = 0; lane < 4; lane++) {
        int at = Long.BYTES * i + 2 * lane;
        sums[at] += (int) (even[i] >>> (Short.SIZE * lane)) & 0xFFFF;
        sums[at + 1] += (int) (odd[i] >>> (Short.SIZE * lane)) & 0xFFFF;
        sums[at] -= BIAS * pending;
        sums[at + 1] -= BIAS * pending;
      }
      even[i] = 0;
      odd[i] = 0;
    }
    pending = 0;
  }
}

package dev.winnow.runtime.ngram;

import java.util.List;

/**
 * Rows of several tables over the same buckets, put side by side, and their sums for a text. What a
 * screen costs is waiting for memory: each table by itself is met in a place of its own for each
 * n-gram. Here one directory says where a bucket lies, and a bucket's rows of all tables lie
 * together. Buckets that only the first table knows, which are most, are kept apart and have no
 * room for the others. Immutable, thread-safe.
 */
final class JoinedRows {
  /** The directory has two words for so many buckets. */
  private static final int STRETCH = Integer.SIZE;

  private static final int STRETCH_BITS = 5;

  private final int[] offsets;

  /**
   * For each stretch its bits, the lower half of the joined rows and the upper half of the first
   * table's own; then how many rows of either kind lie before it.
   */
  private final long[] directory;

  private final PackedRows joined;
  private final PackedRows alone;

  /**
   * Joins tables.
   *
   * @param tables one or more, over as many buckets
   */
  JoinedRows(List<BucketRows> tables) {
    BucketRows first = tables.get(0);
    offsets = new int[tables.size()];
    int words = 0;
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = words * Long.BYTES;
      words += PackedRows.words(tables.get(i).width());
    }
    directory = new long[2 * (first.buckets() / STRETCH)];
    int together = 0;
    int apart = 0;
    for (int bucket = 0; bucket < first.buckets(); bucket++) {
      int at = 2 * (bucket / STRETCH);
      if (bucket % STRETCH == 0) {
        directory[at + 1] = ((long) apart << STRETCH) | together;
      }
      if (isInOthers(tables, bucket)) {
        directory[at] |= 1L << (bucket % STRETCH);
        together++;
      } else if (first.has(bucket)) {
        directory[at] |= 1L << (STRETCH + bucket % STRETCH);
        apart++;
      }
    }
    joined = new PackedRows(words, together);
    alone = new PackedRows(PackedRows.words(first.width()), apart);
    fill(tables);
  }

  private static boolean isInOthers(List<BucketRows> tables, int bucket) {
    for (int i = 1; i < tables.size(); i++) {
      if (tables.get(i).has(bucket)) {
        return true;
      }
    }
    return false;
  }

  private void fill(List<BucketRows> tables) {
    int together = 0;
    int apart = 0;
    for (int bucket = 0; bucket < tables.get(0).buckets(); bucket++) {
      long bits = directory[2 * (bucket / STRETCH)] >>> (bucket % STRETCH);
      if ((bits & 1) != 0) {
        for (int i = 0; i < offsets.length; i++) {
          joined.put(together, offsets[i], tables.get(i), bucket);
        }
        together++;
      } else if ((bits >>> STRETCH & 1) != 0) {
        alone.put(apart++, 0, tables.get(0), bucket);
      }
    }
  }

  /** Where the sums of a table begin among those of {@link #sums}. */
  int offset(int table) {
    return offsets[table];
  }

  /**
   * The sums of the rows of some buckets, those of a table from its {@link #offset} on, one number
   * a byte of its row.
   *
   * @param buckets the first so many count
   */
  int[] sums(int[] buckets, int count) {
    int[] together = new int[count];
    int[] apart = new int[count];
    int joint = 0;
    int own = 0;
    // Without a branch, so that the next look into the directory need not wait for this one.
    for (int i = 0; i < count; i++) {
      int at = (buckets[i] >>> STRETCH_BITS) * 2;
      int bit = buckets[i] & (STRETCH - 1);
      long bits = directory[at];
      long before = directory[at + 1];
      long below = (1L << bit) - 1;
      together[joint] = (int) before + Long.bitCount(bits & below);
      apart[own] = (int) (before >>> STRETCH) + Long.bitCount(bits >>> STRETCH & below);
      joint += (int) (bits >>> bit) & 1;
      own += (int) (bits >>> (STRETCH + bit)) & 1;
    }
    int[] sums = new int[joined.bytes()];
    joined.addTo(sums, together, joint);
    alone.addTo(sums, apart, own);
    return sums;
  }
}

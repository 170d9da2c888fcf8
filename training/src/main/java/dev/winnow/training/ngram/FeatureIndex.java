package dev.winnow.training.ngram;

import java.util.Arrays;
import java.util.List;

/**
 * Numbers the buckets that enough rows have: those of too few are left out, which keeps the fit
 * small and the weights off what is peculiar to a row.
 */
public final class FeatureIndex {
  private static final int NONE = -1;

  private final int[] numbers;
  private final int[] buckets;

  private FeatureIndex(int[] numbers, int[] buckets) {
    this.numbers = numbers;
    this.buckets = buckets;
  }

  /**
   * The buckets of some texts, numbered.
   *
   * @param texts the distinct buckets of each
   * @param buckets how many there are
   * @param fewest rows that a bucket must occur in
   */
  public static FeatureIndex of(List<int[]> texts, int buckets, int fewest) {
    int[] rows = new int[buckets];
    for (int[] text : texts) {
      for (int bucket : text) {
        rows[bucket]++;
      }
    }
    int[] numbers = new int[buckets];
    int[] kept = new int[buckets];
    int count = 0;
    for (int bucket = 0; bucket < buckets; bucket++) {
      numbers[bucket] = rows[bucket] >= fewest ? count : NONE;
      if (rows[bucket] >= fewest) {
        kept[count++] = bucket;
      }
    }
    return new FeatureIndex(numbers, Arrays.copyOf(kept, count));
  }

  public int size() {
    return buckets.length;
  }

  public int bucket(int number) {
    return buckets[number];
  }

  /** The numbers of those buckets that have one. */
  public int[] numbers(int[] of) {
    int[] found = new int[of.length];
    int count = 0;
    for (int bucket : of) {
      if (numbers[bucket] != NONE) {
        found[count++] = numbers[bucket];
      }
    }
    return Arrays.copyOf(found, count);
  }
}

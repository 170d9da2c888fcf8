package dev.winnow.runtime.ngram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class JoinedRowsTest {
  private static final int BUCKETS = 256;

  @Property(tries = 300, seed = "17")
  void the_sums_of_each_table_are_those_over_a_row_for_each_bucket(
      @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 17) Integer> widths,
      @ForAll @IntRange(max = 100) int filled,
      @ForAll @Size(max = 900) List<@IntRange(max = BUCKETS - 1) Integer> drawn,
      @ForAll long seed) {
    Random random = new Random(seed);
    int[] buckets = drawn.stream().mapToInt(bucket -> bucket).toArray();
    List<byte[]> dense = new ArrayList<>();
    List<BucketRows> tables = new ArrayList<>();
    for (int width : widths) {
      dense.add(dense(random, width, filled));
      tables.add(BucketRows.of(dense.get(dense.size() - 1), width));
    }
    JoinedRows rows = new JoinedRows(tables);
    int[] sums = rows.sums(buckets, buckets.length);
    for (int table = 0; table < widths.size(); table++) {
      int width = widths.get(table);
      int from = rows.offset(table);
      assertThat(Arrays.copyOfRange(sums, from, from + width))
          .as("table %d of %s", table, widths)
          .isEqualTo(expected(dense.get(table), width, buckets));
    }
  }

  @Test
  void many_rows_of_the_smallest_and_largest_bytes_add_up_without_overflow() {
    byte[] first = new byte[64 * 2];
    first[2 * 5] = -128;
    first[2 * 5 + 1] = 127;
    byte[] second = new byte[64];
    second[5] = -128;
    second[6] = 127;
    int[] buckets = new int[100_000];
    Arrays.fill(buckets, 5);
    buckets[99_999] = 6;

    JoinedRows rows = new JoinedRows(List.of(BucketRows.of(first, 2), BucketRows.of(second, 1)));
    int[] sums = rows.sums(buckets, buckets.length);

    assertThat(Arrays.copyOf(sums, 2)).containsExactly(-128 * 99_999, 127 * 99_999);
    assertThat(sums[rows.offset(1)]).isEqualTo(-128 * 99_999 + 127);
  }

  @Test
  void only_so_many_buckets_count() {
    byte[] dense = new byte[64];
    Arrays.fill(dense, (byte) 3);
    JoinedRows rows = new JoinedRows(List.of(BucketRows.of(dense, 1)));
    assertThat(rows.sums(new int[] {1, 2, 3}, 2)[0]).isEqualTo(6);
    assertThat(rows.sums(new int[0], 0)[0]).isZero();
  }

  private static byte[] dense(Random random, int width, int filled) {
    byte[] dense = new byte[BUCKETS * width];
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      if (random.nextInt(100) < filled) {
        for (int i = 0; i < width; i++) {
          dense[bucket * width + i] = (byte) random.nextInt(-128, 128);
        }
      }
    }
    return dense;
  }

  private static int[] expected(byte[] dense, int width, int[] buckets) {
    int[] expected = new int[width];
    for (int bucket : buckets) {
      for (int i = 0; i < width; i++) {
        expected[i] += dense[bucket * width + i];
      }
    }
    return expected;
  }
}

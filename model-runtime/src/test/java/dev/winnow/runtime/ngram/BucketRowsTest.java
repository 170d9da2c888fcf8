package dev.winnow.runtime.ngram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BucketRowsTest {
  @Property(tries = 200, seed = "17")
  void a_sum_is_that_over_a_row_for_each_bucket(
      @ForAll @IntRange(min = 1, max = 17) int width,
      @ForAll @IntRange(min = 0, max = 100) int filled,
      @ForAll @Size(max = 900) List<@IntRange(max = 255) Integer> buckets,
      @ForAll long seed) {
    Random random = new Random(seed);
    byte[] dense = new byte[256 * width];
    for (int bucket = 0; bucket < 256; bucket++) {
      if (random.nextInt(100) < filled) {
        for (int i = 0; i < width; i++) {
          dense[bucket * width + i] = (byte) random.nextInt(-128, 128);
        }
      }
    }
    int[] expected = new int[width];
    for (int bucket : buckets) {
      for (int i = 0; i < width; i++) {
        expected[i] += dense[bucket * width + i];
      }
    }
    BucketRows rows = BucketRows.of(dense, width);
    int[] sums = rows.sum(buckets.stream().mapToInt(bucket -> bucket).toArray(), buckets.size());
    assertThat(Arrays.copyOf(sums, width)).isEqualTo(expected);
  }

  @Test
  void many_rows_of_the_smallest_and_largest_bytes_add_up_without_overflow() {
    byte[] dense = new byte[64 * 2];
    dense[2 * 5] = -128;
    dense[2 * 5 + 1] = 127;
    int[] buckets = new int[100_000];
    Arrays.fill(buckets, 5);
    int[] sums = BucketRows.of(dense, 2).sum(buckets, buckets.length);
    assertThat(Arrays.copyOf(sums, 2)).containsExactly(-12_800_000, 12_700_000);
  }

  @Test
  void buckets_of_zeros_take_no_row() {
    byte[] dense = new byte[128 * 2];
    dense[2 * 70] = 1;
    dense[2 * 127 + 1] = -1;
    assertThat(BucketRows.of(dense, 2).rows()).containsExactly(1, 0, 0, -1);
  }

  @Test
  void another_number_of_bytes_than_the_bits_say_is_refused() {
    assertThatThrownBy(() -> new BucketRows(2, new long[] {0b101}, new byte[3]))
        .hasMessage("bytes: 3 (expected: 2 rows of 2)");
  }
}

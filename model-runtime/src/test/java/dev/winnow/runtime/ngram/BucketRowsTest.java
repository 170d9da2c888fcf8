package dev.winnow.runtime.ngram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BucketRowsTest {
  @Test
  void buckets_of_zeros_take_no_row() {
    byte[] dense = new byte[128 * 2];
    dense[2 * 70] = 1;
    dense[2 * 127 + 1] = -1;
    BucketRows rows = BucketRows.of(dense, 2);
    assertThat(rows.rows()).containsExactly(1, 0, 0, -1);
    assertThat(rows.begin(70)).isZero();
    assertThat(rows.begin(127)).isEqualTo(2);
    assertThat(rows.begin(71)).isEqualTo(-1);
  }

  @Test
  void another_number_of_bytes_than_the_bits_say_is_refused() {
    assertThatThrownBy(() -> new BucketRows(2, new long[] {0b101}, new byte[3]))
        .hasMessage("bytes: 3 (expected: 2 rows of 2)");
  }
}

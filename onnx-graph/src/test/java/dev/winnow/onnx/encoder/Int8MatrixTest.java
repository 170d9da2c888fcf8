package dev.winnow.onnx.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class Int8MatrixTest {
  @Test
  void each_column_uses_the_whole_range_of_its_own_scale() {
    Matrix matrix = new Matrix(2, 2, new float[] {1, 100, -2, -50});
    Int8Matrix quantised = Int8Matrix.of(matrix);
    assertThat(quantised.values()).containsExactly(64, 127, -127, -64);
    for (int i = 0; i < 4; i++) {
      float back = quantised.values()[i] * quantised.scales()[i % 2];
      assertThat(back).isCloseTo(matrix.values()[i], within(quantised.scales()[i % 2] / 2));
    }
  }

  @Test
  void two_neighbours_of_one_sign_share_the_range() {
    assertThat(Int8Matrix.of(new Matrix(2, 1, new float[] {3, 1})).values())
        .containsExactly(96, 32);
    assertThat(Int8Matrix.of(new Matrix(2, 1, new float[] {-2, -2})).values())
        .containsExactly(-64, -64);
    assertThat(Int8Matrix.of(new Matrix(3, 1, new float[] {1, 0, 1})).values())
        .containsExactly(127, 0, 127);
  }

  @Property(seed = "17")
  void no_two_neighbours_exceed_what_sixteen_bits_hold(
      @ForAll @Size(min = 2, max = 40) List<@FloatRange(min = -9, max = 9) Float> column) {
    float[] weights = new float[column.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = column.get(i);
    }
    Int8Matrix quantised = Int8Matrix.of(new Matrix(weights.length, 1, weights));
    byte[] values = quantised.values();
    float scale = quantised.scales()[0];
    for (int i = 0; i < values.length; i++) {
      assertThat(values[i] * scale).isCloseTo(weights[i], within(0.51f * scale));
      if (i % 2 == 1) {
        assertThat(255 * (values[i - 1] + values[i])).isBetween(-32768, 32767);
      }
    }
  }

  @Test
  void a_column_of_zeros_stays_one() {
    Int8Matrix quantised = Int8Matrix.of(Matrix.zeros(3, 1));
    assertThat(quantised.values()).containsOnly(0);
    assertThat(quantised.scales()[0]).isPositive();
  }
}

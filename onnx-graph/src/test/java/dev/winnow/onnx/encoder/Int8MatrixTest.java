package dev.winnow.onnx.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class Int8MatrixTest {
  @Test
  void each_column_uses_the_whole_range_of_its_own_scale() {
    Matrix matrix = new Matrix(2, 2, new float[] {1, 100, -2, 50});
    Int8Matrix quantised = Int8Matrix.of(matrix);
    assertThat(quantised.values()).containsExactly(64, 127, -127, 64);
    for (int i = 0; i < 4; i++) {
      float back = quantised.values()[i] * quantised.scales()[i % 2];
      assertThat(back).isCloseTo(matrix.values()[i], within(quantised.scales()[i % 2] / 2));
    }
  }

  @Test
  void a_column_of_zeros_stays_one() {
    Int8Matrix quantised = Int8Matrix.of(Matrix.zeros(3, 1));
    assertThat(quantised.values()).containsOnly(0);
    assertThat(quantised.scales()[0]).isPositive();
  }
}

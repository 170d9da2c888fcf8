package dev.winnow.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TemperatureFitTest {
  /** Of four answers with the same outputs three are right; with two more, four of six. */
  @Test
  void the_probability_is_as_often_right_as_it_says() {
    float[] outputs = {5, 0};
    double temperature =
        TemperatureFit.fit(
            new float[][] {outputs, outputs, outputs, outputs}, new int[] {0, 0, 1, 0});

    assertThat(1 / (1 + Math.exp(-5 / temperature))).isCloseTo(4 / 6.0, within(1e-6));
  }

  @Test
  void outputs_twice_as_loud_need_twice_the_temperature() {
    float[][] outputs = {{2, 1, 0}, {0, 3, 1}, {1, 1.5f, 0}, {0, 0, 1}};
    float[][] louder = {{4, 2, 0}, {0, 6, 2}, {2, 3, 0}, {0, 0, 2}};
    int[] truth = {0, 1, 0, 2};

    assertThat(TemperatureFit.fit(louder, truth))
        .isCloseTo(2 * TemperatureFit.fit(outputs, truth), within(1e-4));
  }

  @Test
  void what_is_never_wrong_on_few_rows_is_not_taken_to_be_certain() {
    double temperature = TemperatureFit.fit(new float[][] {{1, 0}}, new int[] {0});
    assertThat(1 / (1 + Math.exp(-1 / temperature))).isCloseTo(2 / 3.0, within(1e-6));
    assertThatThrownBy(() -> TemperatureFit.fit(new float[0][], new int[0]))
        .hasMessage("outputs: 0, truth: 0 (expected: the same number, > 0)");
  }
}

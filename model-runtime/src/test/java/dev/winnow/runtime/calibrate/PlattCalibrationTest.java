package dev.winnow.runtime.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class PlattCalibrationTest {
  @Test
  void slope_one_and_offset_zero_change_nothing() {
    PlattCalibration identity = new PlattCalibration(1, 0, "id");
    assertThat(identity.probability(0.3)).isCloseTo(0.3, within(1e-12));
  }

  @Test
  void without_a_fit_the_probability_is_the_score() {
    assertThat(PlattCalibration.UNFITTED.isFitted()).isFalse();
    assertThat(PlattCalibration.UNFITTED.probability(1)).isEqualTo(1);
    assertThat(PlattCalibration.UNFITTED.probability(0.3)).isEqualTo(0.3);
    assertThatThrownBy(() -> new PlattCalibration("none", 2, 0, "v"))
        .hasMessage("method: none, a: 2.0, b: 0.0 (expected: a: 1, b: 0)");
  }

  @Test
  void follows_the_formula() {
    double expected = 1 / (1 + Math.exp(-(2 * Math.log(0.25 / 0.75) - 1)));
    assertThat(new PlattCalibration(2, -1, "v").probability(0.25))
        .isCloseTo(expected, within(1e-12));
  }

  @Property(seed = "17")
  void stays_between_0_and_1_and_never_turns_the_order(
      @ForAll @DoubleRange(min = 0, max = 1) double low,
      @ForAll @DoubleRange(min = 0, max = 1) double high,
      @ForAll @DoubleRange(min = 0.01, max = 20) double a,
      @ForAll @DoubleRange(min = -20, max = 20) double b) {
    PlattCalibration calibration = new PlattCalibration(a, b, "v");
    double first = calibration.probability(Math.min(low, high));
    double second = calibration.probability(Math.max(low, high));
    assertThat(first).isBetween(0.0, second);
    assertThat(second).isLessThanOrEqualTo(1.0);
  }

  @Test
  void refuses_a_fit_that_turns_the_order_and_other_methods() {
    assertThatThrownBy(() -> new PlattCalibration(-1, 0, "v"))
        .hasMessage("a: -1.0 (expected: > 0)");
    assertThatThrownBy(() -> new PlattCalibration(Double.NaN, 0, "v"))
        .hasMessageStartingWith("a: ");
    assertThatThrownBy(() -> new PlattCalibration(1, Double.NaN, "v"))
        .hasMessageStartingWith("b: ");
    assertThatThrownBy(() -> new PlattCalibration("isotonic", 1, 0, "v"))
        .hasMessage("method: isotonic (expected: platt or none)");
  }
}

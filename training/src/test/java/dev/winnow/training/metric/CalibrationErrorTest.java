package dev.winnow.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CalibrationErrorTest {
  @Test
  void frequencies_as_stated_have_no_error() {
    ScoredLabels labels =
        ScoredLabels.of(
            new double[] {0.5, 0.5, 0.0, 1.0}, new boolean[] {true, false, false, true});

    assertThat(CalibrationError.expected(labels)).isZero();
  }

  @Test
  void bins_are_weighted_by_their_items() {
    // 0.9 three times with one positive: |2.7 - 1|; 0.1 once with none: |0.1 - 0|.
    ScoredLabels labels =
        ScoredLabels.of(
            new double[] {0.9, 0.9, 0.9, 0.1}, new boolean[] {true, false, false, false});

    assertThat(CalibrationError.expected(labels)).isCloseTo((1.7 + 0.1) / 4, within(1e-12));
  }

  @Test
  void errors_in_different_bins_do_not_cancel_out() {
    ScoredLabels labels = ScoredLabels.of(new double[] {0.2, 0.8}, new boolean[] {true, false});

    assertThat(CalibrationError.expected(labels)).isCloseTo(0.8, within(1e-12));
  }

  @Test
  void refuses_what_is_no_probability() {
    ScoredLabels labels = ScoredLabels.of(new double[] {1.2}, new boolean[] {true});

    assertThatThrownBy(() -> CalibrationError.expected(labels))
        .hasMessage("probability: 1.2 (expected: between 0 and 1)");
  }

  @Test
  void by_chance_a_bin_is_off_by_the_mean_deviation_of_its_count() {
    // Of n items of 0.5 so many are positive as a coin falls: the mean absolute deviation is
    // sqrt(n / (2 pi)) for many, which is 1 / sqrt(2 pi n) of them.
    double[] probabilities = new double[2_500];
    Arrays.fill(probabilities, 0.5);

    assertThat(CalibrationError.byChance(probabilities))
        .isCloseTo(1 / Math.sqrt(2 * Math.PI * 2_500), within(0.001));
  }

  @Test
  void what_is_certain_has_no_chance() {
    assertThat(CalibrationError.byChance(new double[] {0, 1, 1})).isZero();
    assertThat(CalibrationError.byChance(new double[0])).isZero();
  }

  @Test
  void fewer_items_have_more_chance() {
    double[] few = new double[50];
    double[] many = new double[5_000];
    Arrays.setAll(few, i -> (i + 0.5) / 50);
    Arrays.setAll(many, i -> (i + 0.5) / 5_000);

    assertThat(CalibrationError.byChance(few))
        .isGreaterThan(5 * CalibrationError.byChance(many))
        .isEqualTo(CalibrationError.byChance(few.clone()));
  }
}

package dev.winnow.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConfusionTest {
  private static final ScoredLabels LABELS =
      ScoredLabels.of(
          new double[] {0.9, 0.7, 0.7, 0.4, 0.2}, new boolean[] {true, true, false, true, false});

  @Test
  void flags_at_the_threshold_and_above() {
    assertThat(Confusion.at(0.7, LABELS)).isEqualTo(new Confusion(2, 1, 1, 1));
  }

  @Test
  void f1_is_the_harmonic_mean_of_precision_and_recall() {
    Confusion counts = Confusion.at(0.7, LABELS);

    assertThat(counts.precision()).isEqualTo(2.0 / 3);
    assertThat(counts.recall()).isEqualTo(2.0 / 3);
    assertThat(new Confusion(2, 2, 0, 5).f1()).isCloseTo(2 * 0.5 * 1 / 1.5, within(1e-12));
  }

  @Test
  void nothing_flagged_and_nothing_to_find_is_zero_not_a_fault() {
    assertThat(Confusion.EMPTY.precision()).isZero();
    assertThat(Confusion.EMPTY.recall()).isZero();
    assertThat(Confusion.EMPTY.f1()).isZero();
  }
}

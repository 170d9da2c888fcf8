package dev.winnow.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ScoredLabelsTest {
  @Test
  void sorts_by_falling_score_and_keeps_the_truth_with_it() {
    ScoredLabels labels =
        ScoredLabels.of(new double[] {0.1, 0.9, 0.5}, new boolean[] {false, true, false});

    assertThat(labels.score(0)).isEqualTo(0.9);
    assertThat(labels.isPositive(0)).isTrue();
    assertThat(labels.score(2)).isEqualTo(0.1);
    assertThat(labels.positives()).isEqualTo(1);
    assertThat(labels.negatives()).isEqualTo(2);
  }

  @Test
  void refuses_what_does_not_fit_together() {
    assertThatThrownBy(() -> ScoredLabels.of(new double[2], new boolean[1]))
        .hasMessage("truth: 1 values (expected: 2, one a score)");
    assertThatThrownBy(() -> ScoredLabels.of(new double[] {Double.NaN}, new boolean[1]))
        .hasMessage("scores[0]: NaN (expected: a number)");
  }
}

package dev.winnow.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankingTest {
  private static final double[] SCORES = {0.9, 0.8, 0.7, 0.6, 0.5};
  private static final boolean[] TRUTH = {true, false, true, true, false};

  @Test
  void area_under_roc_counts_the_pairs_in_the_right_order() {
    // Of 6 pairs, (0.7, 0.8) and (0.6, 0.8) are in the wrong order.
    assertThat(Ranking.areaUnderRoc(ScoredLabels.of(SCORES, TRUTH))).hasValue(4.0 / 6);
  }

  @Test
  void area_under_roc_counts_ties_half() {
    ScoredLabels tied =
        ScoredLabels.of(
            new double[] {0.9, 0.5, 0.5, 0.1}, new boolean[] {true, true, false, false});

    assertThat(Ranking.areaUnderRoc(tied)).hasValue(3.5 / 4);
  }

  @Test
  void average_precision_adds_up_precision_at_each_positive() {
    // Positives at ranks 1, 3, 4: precisions 1, 2/3, 3/4.
    assertThat(Ranking.averagePrecision(ScoredLabels.of(SCORES, TRUTH)).orElseThrow())
        .isCloseTo((1 + 2.0 / 3 + 3.0 / 4) / 3, within(1e-12));
  }

  @Test
  void average_precision_takes_tied_scores_at_once() {
    ScoredLabels tied =
        ScoredLabels.of(
            new double[] {0.5, 0.5, 0.5, 0.5}, new boolean[] {true, false, false, true});

    assertThat(Ranking.averagePrecision(tied)).hasValue(0.5);
  }

  @Test
  void one_class_alone_has_no_area_and_no_positive_no_precision() {
    ScoredLabels negatives = ScoredLabels.of(new double[] {0.1, 0.2}, new boolean[2]);
    ScoredLabels positives = ScoredLabels.of(new double[] {0.1}, new boolean[] {true});

    assertThat(Ranking.areaUnderRoc(negatives)).isEmpty();
    assertThat(Ranking.averagePrecision(negatives)).isEmpty();
    assertThat(Ranking.areaUnderRoc(positives)).isEmpty();
    assertThat(Ranking.averagePrecision(positives)).hasValue(1);
  }
}

package dev.winnow.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RankingLawsTest {
  record Row(int score, boolean positive) {}

  /** Few distinct scores, so that ties are common. */
  @Provide
  Arbitrary<List<Row>> rows() {
    return Arbitraries.integers()
        .between(0, 9)
        .flatMap(score -> Arbitraries.of(true, false).map(positive -> new Row(score, positive)))
        .list()
        .ofMinSize(2)
        .ofMaxSize(60);
  }

  @Property(seed = "17")
  void area_under_roc_is_the_share_of_pairs_in_order(@ForAll("rows") List<Row> rows) {
    ScoredLabels labels = labels(rows, 1);
    Assume.that(labels.positives() > 0 && labels.negatives() > 0);
    double won = 0;
    for (Row positive : rows) {
      for (Row negative : rows) {
        if (positive.positive() && !negative.positive()) {
          won += (Integer.signum(positive.score() - negative.score()) + 1) / 2.0;
        }
      }
    }

    assertThat(Ranking.areaUnderRoc(labels).orElseThrow())
        .isCloseTo(won / ((double) labels.positives() * labels.negatives()), within(1e-12));
  }

  @Property(seed = "17")
  void turning_the_scores_round_turns_the_area_round(@ForAll("rows") List<Row> rows) {
    ScoredLabels labels = labels(rows, 1);
    Assume.that(labels.positives() > 0 && labels.negatives() > 0);

    assertThat(Ranking.areaUnderRoc(labels(rows, -1)).orElseThrow())
        .isCloseTo(1 - Ranking.areaUnderRoc(labels).orElseThrow(), within(1e-12));
  }

  @Property(seed = "17")
  void average_precision_lies_between_zero_and_one(@ForAll("rows") List<Row> rows) {
    ScoredLabels labels = labels(rows, 1);
    Assume.that(labels.positives() > 0);

    assertThat(Ranking.averagePrecision(labels).orElseThrow()).isPositive().isLessThanOrEqualTo(1);
  }

  @Property(seed = "17")
  void calibration_error_lies_between_zero_and_one(@ForAll("rows") List<Row> rows) {
    assertThat(CalibrationError.expected(labels(rows, 0.1))).isBetween(0.0, 1.0);
  }

  private static ScoredLabels labels(List<Row> rows, double factor) {
    double[] scores = rows.stream().mapToDouble(row -> row.score() * factor).toArray();
    boolean[] truth = new boolean[rows.size()];
    for (int i = 0; i < truth.length; i++) {
      truth[i] = rows.get(i).positive();
    }
    return ScoredLabels.of(scores, truth);
  }
}

package dev.winnow.training.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CurvesTest {
  private static final ScoredLabels ROWS =
      ScoredLabels.of(
          new double[] {1, 0.92, 0.98, 0.12, 0.18, 0.55},
          new boolean[] {true, true, false, false, true, false});

  @Test
  void reliability_sets_what_is_stated_against_what_is_seen() {
    List<ReliabilityCurve.Point> curve = ReliabilityCurve.of(ROWS);

    assertThat(curve).extracting(ReliabilityCurve.Point::n).containsExactly(2, 1, 3);
    assertThat(curve.get(0)).isEqualTo(new ReliabilityCurve.Point(0.15, 0.5, 2));
    assertThat(curve.get(2).observed()).isEqualTo(2 / 3.0);
  }

  @Test
  void risk_is_counted_among_the_surest() {
    List<RiskCoverage.Point> curve = RiskCoverage.of(ROWS);

    assertThat(curve).hasSize(6);
    // Surest first: 1 (right), 0.98 (wrong), 0.92 (right), 0.12 (right), 0.18 (wrong), 0.55
    // (wrong).
    assertThat(curve.get(0)).isEqualTo(new RiskCoverage.Point(1 / 6.0, 0));
    assertThat(curve.get(1).risk()).isEqualTo(0.5);
    assertThat(curve.get(3).risk()).isEqualTo(0.25);
    assertThat(curve.get(5)).isEqualTo(new RiskCoverage.Point(1, 0.5));
  }

  @Test
  void a_curve_of_many_rows_has_fifty_points_and_ends_with_all_of_them() {
    double[] scores = new double[1234];
    for (int row = 0; row < scores.length; row++) {
      scores[row] = row / 1234.0;
    }

    List<RiskCoverage.Point> curve =
        RiskCoverage.of(ScoredLabels.of(scores, new boolean[scores.length]));

    assertThat(curve).hasSize(50);
    assertThat(curve.get(49).coverage()).isEqualTo(1);
  }

  @Test
  void no_rows_give_no_curve() {
    ScoredLabels none = ScoredLabels.of(new double[0], new boolean[0]);

    assertThat(ReliabilityCurve.of(none)).isEmpty();
    assertThat(RiskCoverage.of(none)).isEmpty();
  }
}

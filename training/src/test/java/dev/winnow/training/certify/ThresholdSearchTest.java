package dev.winnow.training.certify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ThresholdSearchTest {
  private static final List<SearchStep> STEPS =
      List.of(
          new SearchStep(0, 0.001, true),
          new SearchStep(0.001, 0.001, true),
          new SearchStep(0.05, 0.05, false));
  private static final Prices PRICES = new Prices(List.of(1.0, 10.0), 1000);

  @Test
  void finds_nothing_riskier_than_its_level_on_the_rows_it_saw() {
    CategoryScores rows = new Population(1).draw(3000, new Random(1));
    Limits limits = new Limits(0.02, 0.03);

    List<ThresholdVector> path = ThresholdSearch.path(question(rows, limits), STEPS);

    for (int step = 0; step < STEPS.size(); step++) {
      Counts counts = Population.outcome(path.get(step), rows);
      assertThat(counts.pValue(limits, path.get(step).acts()))
          .isLessThanOrEqualTo(STEPS.get(step).missed());
    }
    assertThat(path.get(0).acts()).isFalse();
    assertThat(Population.outcome(path.get(2), rows).acted()).isPositive();
  }

  @Test
  void separable_scores_are_decided_at_the_first_stage() {
    CategoryScores rows =
        new CategoryScores(
            alternating(400), new double[][] {spread(400, 0.1, 0.9), spread(400, 0.4, 0.6)});

    ThresholdVector vector =
        ThresholdSearch.path(question(rows, new Limits(0.05, 0.05)), STEPS).get(2);

    assertThat(vector.stages().get(0).allow()).isBetween(0.1, 0.9);
    assertThat(vector.stages().get(0).act()).isBetween(0.1, 0.9);
    assertThat(Population.outcome(vector, rows)).isEqualTo(new Counts(200, 0, 200, 0));
  }

  @Test
  void scores_that_say_nothing_are_left_to_people() {
    CategoryScores rows =
        new CategoryScores(
            alternating(400), new double[][] {spread(400, 0.5, 0.5), spread(400, 0.5, 0.5)});

    List<ThresholdVector> path =
        ThresholdSearch.path(question(rows, new Limits(0.05, 0.05)), STEPS);

    assertThat(path).allMatch(vector -> !vector.acts());
    assertThat(Population.outcome(path.get(2), rows).missed()).isZero();
  }

  private static Question question(CategoryScores rows, Limits limits) {
    return new Question(
        "spam", limits, rows, Expectation.of(rows, 1, OptionalDouble.empty()), PRICES);
  }

  private static boolean[] alternating(int rows) {
    boolean[] truth = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      truth[row] = row % 2 == 1;
    }
    return truth;
  }

  private static double[] spread(int rows, double negative, double positive) {
    double[] probabilities = new double[rows];
    for (int row = 0; row < rows; row++) {
      probabilities[row] = row % 2 == 1 ? positive : negative;
    }
    return probabilities;
  }
}

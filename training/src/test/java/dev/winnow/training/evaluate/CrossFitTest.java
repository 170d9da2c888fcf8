package dev.winnow.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.training.metric.CalibrationError;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CrossFitTest {
  private static final int ROWS = 12_000;

  @Test
  void mends_what_is_stated_too_boldly_and_leaves_what_is_right() {
    List<Judged> bold = rows("specialists", 3, 1);
    List<Judged> right = rows("specialists", 1, 2);

    assertThat(CalibrationError.expected(CategoryTally.labels(bold))).isGreaterThan(0.1);
    assertThat(CrossFit.of(bold).calibrationError(bold)).isLessThan(0.03);
    assertThat(CrossFit.of(right).calibrationError(right)).isLessThan(0.03);
  }

  @Test
  void a_rows_own_truth_has_no_part_in_its_probability() {
    List<Judged> rows = rows("specialists", 1, 3);
    List<Judged> others = new ArrayList<>(rows);
    Judged first = rows.get(0);
    others.set(0, new Judged(first.row(), first.prediction(), !first.positive()));

    CrossFit fit = CrossFit.of(rows);
    CrossFit other = CrossFit.of(others);
    assertThat(other.probability(first)).isEqualTo(fit.probability(first));
    assertThat(rows)
        .as("rows of other parts, which were fitted with it")
        .anyMatch(row -> other.probability(row) != fit.probability(row));
  }

  @Test
  void each_stage_has_a_calibration_of_its_own() {
    List<Judged> both = rows("screen", 3, 4);
    both.addAll(rows("general", 0.3, 5));

    assertThat(CrossFit.of(both).calibrationError(both)).isLessThan(0.03);
  }

  @Test
  void a_stage_of_few_rows_leans_on_the_others() {
    List<Judged> many = rows("screen", 1, 8);
    List<Judged> few = rows("general", 1, 9).subList(0, 12);
    List<Judged> both = new ArrayList<>(many);
    both.addAll(few);

    double leaning = CrossFit.of(both).calibrationError(few);
    double alone = CrossFit.of(few).calibrationError(few);

    assertThat(distanceFromStated(CrossFit.of(both), few))
        .isLessThan(distanceFromStated(CrossFit.of(few), few) / 2);
    assertThat(leaning).isLessThan(alone);
  }

  @Test
  void a_stage_of_many_rows_does_not() {
    List<Judged> bold = rows("general", 3, 10);
    List<Judged> both = rows("screen", 0.3, 11);
    both.addAll(bold);

    assertThat(distanceFromStated(CrossFit.of(both), bold))
        .isCloseTo(distanceFromStated(CrossFit.of(bold), bold), within(0.01));
  }

  @Test
  void chance_is_that_of_the_probabilities_which_are_measured() {
    List<Judged> rows = rows("specialists", 3, 12).subList(0, 400);
    CrossFit fit = CrossFit.of(rows);

    assertThat(fit.byChance(rows))
        .isEqualTo(CalibrationError.byChance(rows.stream().mapToDouble(fit::probability).toArray()))
        .isBetween(0.03, 0.09);
  }

  @Test
  void what_is_stated_stands_where_there_is_nothing_to_fit_on() {
    List<Judged> harmless =
        rows("specialists", 1, 6).stream()
            .map(row -> new Judged(row.row(), row.prediction(), false))
            .toList();

    Judged first = harmless.get(0);
    assertThat(CrossFit.of(harmless).probability(first))
        .isEqualTo(first.prediction().probability());
    assertThat(CrossFit.of(List.of()).calibrationError(List.of())).isZero();
  }

  @Test
  void a_part_of_the_rows_is_measured_by_the_calibration_of_all() {
    List<Judged> rows = rows("specialists", 3, 7);
    CrossFit fit = CrossFit.of(rows);
    List<Judged> some = rows.subList(0, 1);

    double distance = Math.abs((some.get(0).positive() ? 1 : 0) - fit.probability(some.get(0)));
    assertThat(fit.calibrationError(some)).isCloseTo(distance, within(1e-12));
    assertThatThrownBy(() -> CrossFit.of(some).probability(rows.get(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected: a row of these");
  }

  private static double distanceFromStated(CrossFit fit, List<Judged> rows) {
    return rows.stream()
        .mapToDouble(row -> Math.abs(fit.probability(row) - row.prediction().probability()))
        .average()
        .orElseThrow();
  }

  /** Whose log-odds are stated so many times too far from even. */
  private static List<Judged> rows(String stage, double boldness, long seed) {
    Random random = new Random(seed);
    List<Judged> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      double logOdds = 1.5 * random.nextGaussian();
      boolean positive = random.nextDouble() < sigmoid(logOdds);
      double stated = sigmoid(boldness * logOdds);
      rows.add(
          new Judged("made/" + stage + i, new Prediction(stated, stated > 0.5, stage), positive));
    }
    return rows;
  }

  private static double sigmoid(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }
}

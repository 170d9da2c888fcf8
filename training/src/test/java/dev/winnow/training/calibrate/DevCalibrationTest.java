package dev.winnow.training.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.training.card.ScoredRow;
import dev.winnow.training.data.LabelledRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DevCalibrationTest {
  /** Scores of 0.2 and 0.8 are right seven times in ten. */
  private final List<ScoredRow> rows = rows(400, false);

  @Test
  void probabilities_are_as_often_right_as_they_say() {
    DevCalibration fitted = DevCalibration.fit(rows, DevCalibrationTest::part);

    assertThat(fitted.calibration().probability(0.8)).isCloseTo(0.7, within(0.05));
    assertThat(fitted.calibration().probability(0.2)).isCloseTo(0.3, within(0.05));
    assertThat(fitted.measured()).hasSameSizeAs(rows);
  }

  @Test
  void a_row_has_no_say_in_its_own_probability() {
    ScoredRow first = rows.get(0);
    List<ScoredRow> turned = new ArrayList<>(rows);
    turned.set(0, new ScoredRow(first.row(), !first.positive(), false, first.probability()));

    DevCalibration before = DevCalibration.fit(rows, DevCalibrationTest::part);
    DevCalibration after = DevCalibration.fit(turned, DevCalibrationTest::part);

    assertThat(probability(after, "0")).isEqualTo(probability(before, "0"));
    assertThat(probability(after, "1")).isNotEqualTo(probability(before, "1"));
    assertThat(after.calibration()).isNotEqualTo(before.calibration());
  }

  @Test
  void rows_that_are_only_measured_have_no_say_at_all() {
    List<ScoredRow> all = new ArrayList<>(rows);
    all.addAll(rows(50, true));

    DevCalibration fitted = DevCalibration.fit(all, DevCalibrationTest::part);

    assertThat(fitted.calibration())
        .isEqualTo(DevCalibration.fit(rows, DevCalibrationTest::part).calibration());
    assertThat(fitted.measured().stream().filter(ScoredRow::onlyMeasured))
        .hasSize(50)
        .allSatisfy(
            row ->
                assertThat(row.probability())
                    .isIn(
                        fitted.calibration().probability(0.2),
                        fitted.calibration().probability(0.8)));
  }

  @Test
  void too_few_rows_of_a_class_tell_nothing() {
    List<ScoredRow> few = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      few.add(row(i, false, false, 0.2));
    }
    for (int i = 0; i < 19; i++) {
      few.add(row(i, true, false, 0.8));
      few.add(row(i, true, true, 0.8));
    }
    assertThat(DevCalibration.fitIfTold(few, DevCalibrationTest::part)).isEmpty();
    few.add(row(19, true, false, 0.8));
    assertThat(DevCalibration.fitIfTold(few, DevCalibrationTest::part)).isPresent();
  }

  @Test
  void scores_that_fall_where_truth_rises_tell_nothing() {
    List<ScoredRow> turned = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      turned.add(row(i, i % 2 == 0, false, i % 2 == 0 ? 0.2 : 0.8));
    }
    assertThat(DevCalibration.fitIfTold(turned, DevCalibrationTest::part)).isEmpty();
  }

  private static double probability(DevCalibration fitted, String id) {
    return fitted.measured().stream()
        .filter(row -> row.row().id().equals(id))
        .findFirst()
        .orElseThrow()
        .probability();
  }

  private static List<ScoredRow> rows(int count, boolean onlyMeasured) {
    Random random = new Random(3);
    List<ScoredRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean high = random.nextBoolean();
      boolean positive = high == (random.nextDouble() < 0.7);
      rows.add(row(i, positive, onlyMeasured, high ? 0.8 : 0.2));
    }
    return rows;
  }

  private static ScoredRow row(int id, boolean positive, boolean onlyMeasured, double score) {
    return new ScoredRow(
        new LabelledRow("" + id, "t", "en", "made", Map.of("spam", positive), Map.of()),
        positive,
        onlyMeasured,
        score);
  }

  private static int part(LabelledRow row) {
    return Integer.parseInt(row.id()) % DevCalibration.PARTS;
  }
}

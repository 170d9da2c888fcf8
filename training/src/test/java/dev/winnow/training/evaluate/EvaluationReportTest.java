package dev.winnow.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.training.data.LabelledRow;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EvaluationReportTest {
  private final EvaluationReport report = new EvaluationReport(new Bootstrap(50, 1));

  @BeforeEach
  void four_rows_of_one_source_and_one_of_another() {
    report.add(row("a", "1", Map.of("spam", true)), spam(0.9, true), "specialists", "remove");
    report.add(row("a", "2", Map.of("spam", false)), spam(0.8, true), "specialists", "remove");
    report.add(row("a", "3", Map.of("spam", false)), spam(0.1, false), "general", "allow");
    report.add(row("a", "4", Map.of("hate", true)), spam(0.7, true), "people", "review");
    report.add(row("b", "1", Map.of("spam", false)), spam(0.2, false), "specialists", "allow");
    report.addFailure(row("b", "2", Map.of("spam", true)));
  }

  @Test
  void counts_a_category_only_where_it_is_labelled() {
    JsonNode spam = report.json().at("/sources/a/categories/spam");

    assertThat(spam.get("n").asInt()).isEqualTo(3);
    assertThat(spam.get("positives").asInt()).isEqualTo(1);
    assertThat(report.json().at("/sources/a/categories/hate").isMissingNode()).isTrue();
  }

  @Test
  void judges_order_by_probability_and_f1_by_the_flag() {
    JsonNode spam = report.json().at("/sources/a/categories/spam");

    assertThat(spam.get("auc").asDouble()).isEqualTo(1);
    assertThat(spam.get("averagePrecision").asDouble()).isEqualTo(1);
    assertThat(spam.get("precision").asDouble()).isEqualTo(0.5);
    assertThat(spam.get("recall").asDouble()).isEqualTo(1);
    assertThat(spam.get("f1").asDouble()).isEqualTo(2.0 / 3);
  }

  @Test
  void gives_the_share_that_each_stage_decided() {
    JsonNode stages = report.json().at("/sources/a/stages");

    assertThat(stages.get("specialists").asDouble()).isEqualTo(0.5);
    assertThat(stages.get("general").asDouble()).isEqualTo(0.25);
    assertThat(stages.get("people").asDouble()).isEqualTo(0.25);
    assertThat(report.json().at("/sources/a/actions/remove").asDouble()).isEqualTo(0.5);
  }

  @Test
  void what_is_not_defined_is_null_and_still_there() {
    JsonNode spam = report.json().at("/sources/b/categories/spam");

    assertThat(spam.get("auc").isNull()).isTrue();
    assertThat(spam.get("averagePrecision").isNull()).isTrue();
    assertThat(spam.get("calibrationError").asDouble()).isEqualTo(0.2);
  }

  @Test
  void a_row_that_failed_is_counted_and_not_hidden() {
    JsonNode source = report.json().at("/sources/b");

    assertThat(source.get("items").asInt()).isEqualTo(2);
    assertThat(source.get("failed").asInt()).isEqualTo(1);
    assertThat(report.json().at("/pooled/items").asInt()).isEqualTo(6);
  }

  @Test
  void gives_the_figures_apart_by_the_stage_whose_score_counted() {
    JsonNode stages = report.json().at("/sources/a/categories/spam/stages");

    assertThat(stages.at("/specialists/n").asInt()).isEqualTo(2);
    assertThat(stages.at("/general/n").asInt()).isEqualTo(1);
  }

  @Test
  void gives_the_rate_of_false_alarms_and_an_interval_that_holds_it() {
    JsonNode spam = report.json().at("/pooled/categories/spam");

    assertThat(spam.get("falsePositiveRate").asDouble()).isEqualTo(1.0 / 3);
    JsonNode interval = spam.at("/intervals/calibrationError");
    assertThat(interval.get(0).asDouble())
        .isLessThanOrEqualTo(spam.get("calibrationError").asDouble());
    assertThat(interval.get(1).asDouble())
        .isGreaterThanOrEqualTo(spam.get("calibrationError").asDouble());
    assertThat(spam.at("/intervals/auc").isMissingNode())
        .as("some resamples hold no positive")
        .isTrue();
  }

  @Test
  void tells_the_calibration_error_cross_fitted_by_source_and_stage_too() {
    for (int i = 0; i < 100; i++) {
      // Stated as 0.9 and 0.2, true in seven of ten and three of ten.
      boolean likely = i % 2 == 0;
      boolean spam = i / 2 % 10 < (likely ? 7 : 3);
      report.add(
          row("many", "m" + i, Map.of("spam", spam)),
          spam(likely ? 0.9 : 0.2, likely),
          "specialists",
          "allow");
    }
    JsonNode json = report.json();

    JsonNode many = json.at("/sources/many/categories/spam");
    assertThat(many.get("calibrationError").asDouble()).isGreaterThan(0.14);
    assertThat(many.get("crossFittedCalibrationError").asDouble()).isLessThan(0.08);
    assertThat(many.get("calibrationErrorByChance").asDouble()).isBetween(0.02, 0.08);
    assertThat(json.at("/pooled/categories/spam/crossFittedCalibrationError").isNumber()).isTrue();
    assertThat(many.at("/stages/specialists/crossFittedCalibrationError").isNumber()).isTrue();
    assertThat(json.at("/languages/en/categories/spam/crossFittedCalibrationError").isNumber())
        .isTrue();
  }

  @Test
  void gives_the_figures_apart_by_language() {
    assertThat(report.json().at("/languages/en/items").asInt()).isEqualTo(6);
  }

  @Test
  void counts_the_label_sexist_by_what_was_found_of_hate() {
    LabelledRow row = new LabelledRow("9", "t", "en", "s", Map.of(), Map.of("sexist", "1"));
    report.add(row, Map.of("hate", new Prediction(0.8, true, "general")), "general", "remove");

    assertThat(report.json().at("/sources/s/categories/sexist/positives").asInt()).isEqualTo(1);
    assertThat(report.json().at("/pooled/categories/sexist").isMissingNode()).isTrue();
  }

  @Test
  void another_cascade_on_the_same_rows_is_compared_row_by_row() {
    EvaluationReport other = new EvaluationReport(new Bootstrap(50, 1));
    other.add(row("a", "1", Map.of("spam", true)), spam(0.9, true), "specialists", "remove");
    other.add(row("a", "2", Map.of("spam", false)), spam(0.3, false), "specialists", "allow");

    JsonNode json = report.json(other);

    assertThat(json.at("/differences/spam/n").asInt()).isEqualTo(2);
    assertThat(json.at("/differences/spam/precision").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/differences/spam/falsePositiveRate").asDouble()).isEqualTo(-1);
    assertThat(json.at("/against/pooled/items").asInt()).isEqualTo(2);
  }

  private static LabelledRow row(String source, String id, Map<String, Boolean> labels) {
    return new LabelledRow(id, "text", "en", source, labels, Map.of());
  }

  private static Map<String, Prediction> spam(double probability, boolean flagged) {
    return Map.of(
        "spam",
        new Prediction(probability, flagged, probability > 0.15 ? "specialists" : "general"));
  }
}

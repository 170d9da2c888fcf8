package dev.winnow.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.pipeline.cascade.Cascade;
import dev.winnow.pipeline.cascade.CascadeStage;
import dev.winnow.pipeline.cascade.Guard;
import dev.winnow.pipeline.policy.PolicyYaml;
import dev.winnow.runtime.classify.CategoryScore;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ModelIdentity;
import dev.winnow.runtime.classify.Wanted;
import dev.winnow.schemas.Stage;
import dev.winnow.training.data.LabelledRow;
import dev.winnow.training.evaluate.Bootstrap;
import dev.winnow.training.evaluate.EvaluationReport;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final String POLICY =
      """
      interimAction: allow
      categories:
        spam:
          action: remove
          specialists: {allow: 0.2, act: 0.9}
          general: {allow: 0.4, act: 0.6}
      """;

  private final Evaluation evaluation =
      new Evaluation(
          new Cascade(
              new Guard(1000),
              PolicyYaml.parse(1, POLICY),
              List.of(
                  new CascadeStage(Stage.SPECIALISTS, new Told(0)),
                  new CascadeStage(Stage.GENERAL, new Told(1))),
              Clock.systemUTC()),
          new EvaluationReport(new Bootstrap(0, 1)),
          true);

  /** A row's text is what each stage is to say of it. */
  @Test
  void counts_the_probability_and_the_flag_of_the_stage_that_counted() {
    evaluation.submit(row("1", "0.95 0.00", true));
    evaluation.submit(row("2", "0.10 0.99", false));
    evaluation.submit(row("3", "0.50 0.80", true));
    evaluation.submit(row("4", "0.50 0.30", false));
    evaluation.submit(row("5", "0.50 0.50", true));
    evaluation.submit(row("6", "", true));

    JsonNode made = evaluation.finish().json().at("/sources/made");

    assertThat(made.at("/stages/specialists").asDouble()).isEqualTo(0.4);
    assertThat(made.at("/stages/general").asDouble()).isEqualTo(0.4);
    assertThat(made.at("/stages/people").asDouble()).isEqualTo(0.2);
    assertThat(made.get("failed").asInt()).isEqualTo(1);
    JsonNode spam = made.at("/categories/spam");
    // Probabilities 0.95, 0.10, 0.80, 0.30, 0.50: all positives above all negatives.
    assertThat(spam.get("auc").asDouble()).isEqualTo(1);
    assertThat(spam.at("/stages/specialists/n").asInt()).isEqualTo(2);
    assertThat(spam.at("/stages/general/n").asInt()).isEqualTo(3);
    // Flagged are 1 and 3; 5 waits for people.
    assertThat(spam.get("precision").asDouble()).isEqualTo(1);
    assertThat(spam.get("recall").asDouble()).isEqualTo(2.0 / 3);
  }

  @Test
  void more_rows_than_may_be_under_way_are_all_counted() {
    for (int i = 0; i < 1000; i++) {
      evaluation.submit(row("" + i, "0.95 0.00", true));
    }

    assertThat(evaluation.finish().json().at("/sources/made/items").asInt()).isEqualTo(1000);
  }

  private static LabelledRow row(String id, String text, boolean spam) {
    return new LabelledRow(id, text, "en", "made", Map.of("spam", spam), Map.of());
  }

  /** Reads its answer off the text, on another thread. */
  private record Told(int place) implements Classifier {
    @Override
    public CompletableFuture<Classification> classify(String text, Wanted wanted) {
      double probability = Double.parseDouble(text.substring(place * 5, place * 5 + 4));
      return CompletableFuture.supplyAsync(
          () ->
              new Classification(
                  Map.of("spam", new CategoryScore(probability, probability)), 3, false, models()));
    }

    @Override
    public List<ModelIdentity> models() {
      return List.of(new ModelIdentity("told", "1", "0".repeat(64), ""));
    }

    @Override
    public List<String> categories() {
      return List.of("spam");
    }

    @Override
    public void close() {}
  }
}

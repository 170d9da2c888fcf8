package dev.winnow.cli.thresholds;

import dev.winnow.pipeline.cascade.CascadeStage;
import dev.winnow.runtime.classify.CategoryScore;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ModelIdentity;
import dev.winnow.runtime.classify.Wanted;
import dev.winnow.schemas.Stage;
import dev.winnow.training.data.LabelledRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A classifier that reads its answer off the text: words such as {@code specialists.spam=0.7}.
 *
 * @param stage whose words it reads
 */
record ToldStage(Stage stage, List<String> categories) implements Classifier {
  static CascadeStage of(Stage stage, String... categories) {
    return new CascadeStage(stage, new ToldStage(stage, List.of(categories)));
  }

  /** A row whose text is what the stages are to find. */
  static LabelledRow row(String id, Map<String, Boolean> labels, String text) {
    return new LabelledRow(id, text, "en", "made", labels, Map.of());
  }

  @Override
  public CompletableFuture<Classification> classify(String text, Wanted wanted) {
    Map<String, CategoryScore> scores = new HashMap<>();
    for (String category : categories) {
      if (wanted.includes(category)) {
        double probability = told(text, stage.term() + "." + category + "=");
        scores.put(category, new CategoryScore(probability, probability));
      }
    }
    return CompletableFuture.completedFuture(new Classification(scores, 3, false, models()));
  }

  @Override
  public List<ModelIdentity> models() {
    return List.of(new ModelIdentity("told", "1", "0".repeat(64), ""));
  }

  @Override
  public void close() {}

  private static double told(String text, String name) {
    int begin = text.indexOf(name) + name.length();
    int end = text.indexOf(' ', begin);
    return Double.parseDouble(text.substring(begin, end < 0 ? text.length() : end));
  }
}

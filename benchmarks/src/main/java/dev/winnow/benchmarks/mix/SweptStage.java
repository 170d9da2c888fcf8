package dev.winnow.benchmarks.mix;

import dev.winnow.pipeline.cascade.CascadeStage;
import dev.winnow.schemas.Stage;
import java.util.List;

/**
 * A stage of a sweep, with what its models found in every text.
 *
 * @param categories that its models score
 */
public record SweptStage(Stage stage, ScoredMix scores, List<String> categories) {
  public SweptStage {
    categories = List.copyOf(categories);
  }

  /** Answers as the models did. */
  CascadeStage answers() {
    return new CascadeStage(stage, new RememberedScores(scores, categories));
  }
}

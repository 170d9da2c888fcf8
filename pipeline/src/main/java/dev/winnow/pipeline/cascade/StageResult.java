package dev.winnow.pipeline.cascade;

import dev.winnow.pipeline.policy.Scored;
import dev.winnow.runtime.classify.CategoryScore;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.ModelIdentity;
import dev.winnow.schemas.ModelRef;
import dev.winnow.schemas.Stage;
import dev.winnow.schemas.StageEvidence;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a stage's model found in one item.
 *
 * @param scores by category
 * @param evidence names the models and what the stage cost
 */
public record StageResult(Map<String, Scored> scores, StageEvidence evidence) {
  public StageResult {
    scores = Map.copyOf(scores);
  }

  /**
   * A classifier's answer.
   *
   * @param skipped the categories that it was not asked about
   * @param latency from entering the stage to its answer
   */
  public static StageResult of(
      Stage stage, Classification found, List<String> skipped, Duration latency) {
    return new StageResult(
        found.scores().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> scored(entry.getValue()))),
        StageEvidence.newBuilder()
            .setStage(stage.term())
            .setModels(found.models().stream().map(StageResult::reference).toList())
            .setLatencyMicros(latency.toNanos() / 1_000)
            .setTokens(found.tokens())
            .setTruncated(found.truncated())
            .setSkipped(skipped)
            .setProbabilities(stage == Stage.SCREEN ? probabilities(found) : Map.of())
            .build());
  }

  private static Scored scored(CategoryScore found) {
    return new Scored(found.score(), found.probability(), found.calibrated());
  }

  /** Routes and the thresholds of later stages go by them: see {@link StageEvidence}. */
  private static Map<String, Double> probabilities(Classification found) {
    return found.scores().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().probability()));
  }

  private static ModelRef reference(ModelIdentity model) {
    return new ModelRef(model.id(), model.version(), model.sha256(), model.calibration());
  }
}

package dev.winnow.benchmarks.cascade;

import dev.winnow.benchmarks.mix.LabelledText;
import dev.winnow.benchmarks.mix.ScoredMix;
import dev.winnow.benchmarks.mix.SweptStage;
import dev.winnow.benchmarks.turn.ProcessorTime;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.schemas.Stage;
import java.util.List;

/**
 * What the models of a stage found in all texts, and what that took.
 *
 * @param processorSeconds of all threads, for all texts once
 */
record ScoredStage(ScoredMix scores, List<String> categories, double processorSeconds) {
  /** Enough of them that what is done once in a process is done. */
  private static final int WARM_UP = 200;

  static ScoredStage of(Classifier models, List<LabelledText> rows) {
    ScoredMix.of(models, rows.subList(0, Math.min(WARM_UP, rows.size())));
    ProcessorTime time = new ProcessorTime();
    double began = time.seconds();
    ScoredMix scores = ScoredMix.of(models, rows);
    return new ScoredStage(scores, models.categories(), time.seconds() - began);
  }

  /** The same as a stage of a sweep. */
  SweptStage at(Stage stage) {
    return new SweptStage(stage, scores, categories);
  }
}

package dev.winnow.benchmarks.mix;

import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ModelIdentity;
import dev.winnow.runtime.classify.Wanted;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Answers for a stage's models with what they found before; for policies without routes. */
public record RememberedScores(ScoredMix scores, List<String> categories) implements Classifier {
  @Override
  public CompletableFuture<Classification> classify(String text, Wanted wanted) {
    return CompletableFuture.completedFuture(scores.of(text));
  }

  @Override
  public List<ModelIdentity> models() {
    return List.of();
  }

  @Override
  public void close() {}
}

package dev.winnow.benchmarks.mix;

import dev.winnow.runtime.classify.CategoryScore;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ModelIdentity;
import dev.winnow.runtime.classify.Wanted;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Finds the probability of spam as one of the words of a text. */
public record ScoresInText(int word) implements Classifier {
  public static ScoresInText at(int word) {
    return new ScoresInText(word);
  }

  @Override
  public CompletableFuture<Classification> classify(String text, Wanted wanted) {
    double p = Double.parseDouble(text.split(" ")[word]);
    return CompletableFuture.completedFuture(
        new Classification(Map.of("spam", new CategoryScore(p, p)), 1, false, List.of()));
  }

  @Override
  public List<ModelIdentity> models() {
    return List.of();
  }

  @Override
  public List<String> categories() {
    return List.of("spam");
  }

  @Override
  public void close() {}
}

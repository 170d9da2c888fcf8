package dev.winnow.pipeline.escalate;

import dev.winnow.runtime.classify.CategoryScore;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.ClassificationException;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ModelIdentity;
import dev.winnow.runtime.classify.Wanted;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Finds the same probability of toxicity in every text, or fails if that is not a number. */
final class FixedClassifier implements Classifier {
  private final double toxicity;
  private boolean closed;

  FixedClassifier(double toxicity) {
    this.toxicity = toxicity;
  }

  @Override
  public CompletableFuture<Classification> classify(String text, Wanted wanted) {
    if (closed) {
      throw new IllegalStateException("closed");
    }
    if (Double.isNaN(toxicity)) {
      return CompletableFuture.failedFuture(
          new ClassificationException("no answer", new IllegalStateException("broken")));
    }
    if (!wanted.includes("toxicity")) {
      return CompletableFuture.completedFuture(new Classification(Map.of(), 0, false, List.of()));
    }
    return CompletableFuture.completedFuture(
        new Classification(
            Map.of("toxicity", new CategoryScore(toxicity, toxicity)),
            text.length(),
            false,
            models()));
  }

  @Override
  public List<ModelIdentity> models() {
    return List.of(new ModelIdentity("large", "1", "ab".repeat(32), "c1"));
  }

  @Override
  public List<String> categories() {
    return List.of("toxicity");
  }

  @Override
  public void close() {
    closed = true;
  }
}

package dev.winnow.pipeline.cascade;

import dev.winnow.runtime.classify.CategoryScore;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.ClassificationException;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ModelIdentity;
import dev.winnow.runtime.classify.Wanted;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads the probability of its one category off the text: {@code "spam 0.7"}; a text without a
 * number fails.
 */
public final class FakeClassifier implements Classifier {
  private final String category;
  private final AtomicInteger calls = new AtomicInteger();
  private volatile boolean closed;

  public FakeClassifier(String category) {
    this.category = category;
  }

  public int calls() {
    return calls.get();
  }

  public boolean isClosed() {
    return closed;
  }

  @Override
  public CompletableFuture<Classification> classify(String text, Wanted wanted) {
    calls.incrementAndGet();
    try {
      double p = Double.parseDouble(text.substring(text.lastIndexOf(' ') + 1));
      return CompletableFuture.completedFuture(
          new Classification(Map.of(category, new CategoryScore(p, p)), 3, false, models()));
    } catch (NumberFormatException e) {
      return CompletableFuture.failedFuture(new ClassificationException("no answer", e));
    }
  }

  @Override
  public List<ModelIdentity> models() {
    return List.of(new ModelIdentity("fake-" + category, "1", "0".repeat(64), ""));
  }

  @Override
  public List<String> categories() {
    return List.of(category);
  }

  @Override
  public void close() {
    closed = true;
  }
}

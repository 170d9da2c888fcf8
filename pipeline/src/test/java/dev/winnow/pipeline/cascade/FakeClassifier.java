package dev.winnow.pipeline.cascade;

import dev.winnow.runtime.classify.CategoryScore;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.ClassificationException;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ModelIdentity;
import dev.winnow.runtime.classify.Wanted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads the probabilities of its categories off the text: {@code "spam 0.7 hate 0.1"}; one that is
 * not there is 0, and a text that does not end with a number fails. A model for each category.
 */
public final class FakeClassifier implements Classifier {
  private final List<String> categories;
  private final AtomicInteger calls = new AtomicInteger();
  private volatile boolean closed;

  public FakeClassifier(String... categories) {
    this.categories = List.of(categories);
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
    List<String> words = List.of(text.split(" "));
    List<String> asked = categories.stream().filter(wanted::includes).toList();
    try {
      Double.parseDouble(words.get(words.size() - 1));
      Map<String, CategoryScore> scores = new HashMap<>();
      asked.forEach(category -> scores.put(category, score(words, category)));
      return CompletableFuture.completedFuture(
          new Classification(scores, 3, false, asked.stream().map(FakeClassifier::model).toList()));
    } catch (NumberFormatException e) {
      return CompletableFuture.failedFuture(new ClassificationException("no answer", e));
    }
  }

  private static CategoryScore score(List<String> words, String category) {
    int at = words.indexOf(category);
    double p = at < 0 ? 0 : Double.parseDouble(words.get(at + 1));
    return new CategoryScore(p, p);
  }

  private static ModelIdentity model(String category) {
    return new ModelIdentity("fake-" + category, "1", "0".repeat(64), "");
  }

  @Override
  public List<ModelIdentity> models() {
    return categories.stream().map(FakeClassifier::model).toList();
  }

  @Override
  public List<String> categories() {
    return categories;
  }

  @Override
  public void close() {
    closed = true;
  }
}

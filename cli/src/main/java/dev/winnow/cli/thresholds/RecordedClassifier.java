package dev.winnow.cli.thresholds;

import dev.winnow.runtime.classify.CategoryScore;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ModelIdentity;
import dev.winnow.runtime.classify.Wanted;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Answers at once what a classifier said of a text before: its scores depend on the text alone, so
 * the cascade cannot tell the two apart.
 *
 * @param found by text
 */
record RecordedClassifier(
    Map<String, Classification> found, List<ModelIdentity> models, List<String> categories)
    implements Classifier {
  @Override
  public CompletableFuture<Classification> classify(String text, Wanted wanted) {
    Classification all = found.get(text);
    if (all == null) {
      return CompletableFuture.failedFuture(new IllegalStateException("text: never recorded"));
    }
    Map<String, CategoryScore> scores =
        all.scores().entrySet().stream()
            .filter(score -> wanted.includes(score.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return CompletableFuture.completedFuture(
        new Classification(scores, all.tokens(), all.truncated(), all.models()));
  }

  @Override
  public void close() {}
}

package dev.winnow.runtime.classify;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Answers repeats of a text from memory, and computes equal texts that are under way at once only
 * once. Failures are not kept, nor are answers to nothing, which cost nothing.
 */
final class CachingClassifier implements Classifier {
  private final Classifier classifier;
  private final ScoreCache cache;

  CachingClassifier(Classifier classifier, int maxEntries) {
    this.classifier = classifier;
    this.cache = new ScoreCache(maxEntries);
  }

  @Override
  public CompletableFuture<Classification> classify(String text, Wanted wanted) {
    if (!wanted.equals(Wanted.ALL) && wanted.includesNoneOf(classifier.categories())) {
      return classifier.classify(text, wanted);
    }
    ScoreCache.Key key = new ScoreCache.Key(TextKey.of(text), wanted);
    CompletableFuture<Classification> own = new CompletableFuture<>();
    CompletableFuture<Classification> earlier = cache.putIfAbsent(key, own);
    if (earlier != null) {
      return copy(earlier);
    }
    compute(text, key, own);
    return copy(own);
  }

  /** A failure is forgotten before anyone hears of it, so that who asks again is not too early. */
  private void compute(String text, ScoreCache.Key key, CompletableFuture<Classification> own) {
    try {
      classifier
          .classify(text, key.wanted())
          .whenComplete(
              (answer, failure) -> {
                if (failure != null) {
                  cache.remove(key, own);
                }
                complete(own, answer, failure);
              });
    } catch (RuntimeException e) {
      cache.remove(key, own);
      own.completeExceptionally(e);
      throw e;
    }
  }

  /** One future a caller: what one does with his must not touch the others'. */
  private static CompletableFuture<Classification> copy(CompletableFuture<Classification> answer) {
    CompletableFuture<Classification> copy = new CompletableFuture<>();
    answer.whenComplete((found, failure) -> complete(copy, found, failure));
    return copy;
  }

  private static void complete(
      CompletableFuture<Classification> future,
      @Nullable Classification answer,
      @Nullable Throwable failure) {
    if (failure != null) {
      future.completeExceptionally(failure);
    } else {
      future.complete(answer);
    }
  }

  @Override
  public List<Classification> onProbes() {
    return classifier.onProbes();
  }

  @Override
  public List<ModelIdentity> models() {
    return classifier.models();
  }

  @Override
  public List<String> categories() {
    return classifier.categories();
  }

  @Override
  public void close() {
    classifier.close();
  }
}

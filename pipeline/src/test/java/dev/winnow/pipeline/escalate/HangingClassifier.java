package dev.winnow.pipeline.escalate;

import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ModelIdentity;
import dev.winnow.runtime.classify.Wanted;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Never answers. */
final class HangingClassifier implements Classifier {
  @Override
  public CompletableFuture<Classification> classify(String text, Wanted wanted) {
    return new CompletableFuture<>();
  }

  @Override
  public List<ModelIdentity> models() {
    return List.of();
  }

  @Override
  public List<String> categories() {
    return List.of();
  }

  @Override
  public void close() {}
}

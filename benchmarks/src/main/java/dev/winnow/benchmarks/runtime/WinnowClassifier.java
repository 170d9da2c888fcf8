package dev.winnow.benchmarks.runtime;

import dev.winnow.benchmarks.turn.Contender;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.Classifier;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Winnow at saturation: all texts are handed in as fast as it takes them, heads included. */
final class WinnowClassifier implements Contender {
  private final Classifier classifier;

  WinnowClassifier(Classifier classifier) {
    this.classifier = classifier;
  }

  @Override
  public String name() {
    return Contenders.WINNOW;
  }

  @Override
  public void run(List<String> texts) {
    List<CompletableFuture<Classification>> answers =
        texts.stream().map(classifier::classify).toList();
    answers.forEach(CompletableFuture::join);
  }
}

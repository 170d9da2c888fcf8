package dev.winnow.benchmarks.heads;

import dev.winnow.benchmarks.turn.Contender;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A classifier with some heads, of which each text wants some. */
final class HeadsContender implements Contender {
  private final String name;
  private final Classifier classifier;
  private final List<Wanted> wanted;

  /**
   * A way to classify.
   *
   * @param classifier closed with this one
   * @param wanted of each text in turn
   */
  HeadsContender(String name, Classifier classifier, List<Wanted> wanted) {
    this.name = name;
    this.classifier = classifier;
    this.wanted = List.copyOf(wanted);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void run(List<String> texts) {
    List<CompletableFuture<Classification>> answers = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      answers.add(classifier.classify(texts.get(i), wanted.get(i % wanted.size())));
    }
    answers.forEach(CompletableFuture::join);
  }

  @Override
  public void close() {
    classifier.close();
  }
}

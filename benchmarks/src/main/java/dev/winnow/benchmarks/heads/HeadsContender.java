package dev.winnow.benchmarks.heads;

import dev.winnow.benchmarks.turn.Contender;
import dev.winnow.benchmarks.turn.Sample;
import dev.winnow.benchmarks.turn.Turn;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A classifier with some heads, of which each text wants some. */
final class HeadsContender implements Contender {
  private final Classifier classifier;
  private final int deployed;
  private final List<Wanted> wishes;
  private final double loadMillis;

  /**
   * A way to classify.
   *
   * @param classifier closed with this one
   * @param deployed how many heads it has
   * @param wishes of each text in turn
   */
  HeadsContender(Classifier classifier, int deployed, List<Wanted> wishes, double loadMillis) {
    this.classifier = classifier;
    this.deployed = deployed;
    this.wishes = List.copyOf(wishes);
    this.loadMillis = loadMillis;
  }

  @Override
  public String name() {
    return wanted() + " of " + deployed;
  }

  /** How many heads each text wants. */
  private int wanted() {
    return (int) classifier.categories().stream().filter(wishes.get(0)::includes).count();
  }

  @Override
  public void run(List<String> texts) {
    List<CompletableFuture<Classification>> answers = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      answers.add(classifier.classify(texts.get(i), wishes.get(i % wishes.size())));
    }
    answers.forEach(CompletableFuture::join);
  }

  /** What its turns beside a single head say. */
  HeadsResult result(List<Turn> turns) {
    return new HeadsResult(
        deployed,
        wanted(),
        new Sample(turns.stream().mapToDouble(turn -> 1 / turn.ratio())).median(),
        new Sample(turns.stream().mapToDouble(Turn::processorRatio)).median(),
        loadMillis);
  }

  @Override
  public void close() {
    classifier.close();
  }
}

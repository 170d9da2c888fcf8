package dev.winnow.benchmarks.runtime;

import dev.winnow.benchmarks.turn.Contender;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.encode.Encoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** All that take part: Winnow, the fixed ways to form batches, and other libraries. */
final class Contenders implements AutoCloseable {
  static final String WINNOW = "winnow";
  static final String ONE_BY_ONE = "one-by-one";

  private final Contender winnow;
  private final List<Contender> others = new ArrayList<>();
  private final Set<String> fixed = new LinkedHashSet<>();
  private final Map<String, String> unavailable = new LinkedHashMap<>();

  Contenders(Classifier classifier, Encoder encoder, AllHeads heads, Threads threads, Path folder) {
    winnow = new WinnowClassifier(classifier);
    addFixed(new FixedBatches(ONE_BY_ONE, encoder, heads, Cut.arrivalOrder(1), threads));
    for (int items : new int[] {8, 32, 128}) {
      addFixed(
          new FixedBatches("arrival-" + items, encoder, heads, Cut.arrivalOrder(items), threads));
    }
    for (int tokens = 64; tokens <= 4096; tokens *= 2) {
      addFixed(new FixedBatches("sorted-" + tokens, encoder, heads, Cut.sorted(tokens), threads));
    }
    int maxTokens = encoder.manifest().maxTokens();
    addOther("langchain4j", () -> new LangChain4jModel(folder, maxTokens, threads.count()));
    addOther("djl-1", () -> new DjlPredictor(folder, maxTokens, 1));
    addOther("djl-32", () -> new DjlPredictor(folder, maxTokens, 32));
  }

  private void addFixed(Contender contender) {
    others.add(contender);
    fixed.add(contender.name());
  }

  /** One that cannot start is left out, and said to be. */
  private void addOther(String name, Supplier<Contender> contender) {
    try {
      others.add(contender.get());
    } catch (RuntimeException | LinkageError e) {
      unavailable.put(name, e.toString());
    }
  }

  Contender winnow() {
    return winnow;
  }

  List<Contender> others() {
    return others;
  }

  Contender oneByOne() {
    return others.get(0);
  }

  Set<String> fixed() {
    return fixed;
  }

  Map<String, String> unavailable() {
    return unavailable;
  }

  @Override
  public void close() {
    others.forEach(Contender::close);
  }
}

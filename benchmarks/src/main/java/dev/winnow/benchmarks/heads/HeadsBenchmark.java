package dev.winnow.benchmarks.heads;

import dev.winnow.benchmarks.folder.TemporaryFolder;
import dev.winnow.benchmarks.turn.Contender;
import dev.winnow.benchmarks.turn.Rounds;
import dev.winnow.benchmarks.turn.Turn;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ClassifierSpec;
import dev.winnow.runtime.classify.ModelHost;
import dev.winnow.runtime.classify.Wanted;
import dev.winnow.runtime.repository.EncoderManifest;
import dev.winnow.runtime.repository.ModelRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Many heads on one encoder against a single one: items a second over the same texts, taking turns
 * in one process.
 *
 * <pre>./winnow bench heads --rounds 5</pre>
 *
 * The single head is a logistic regression, the cheapest there is; of the others every second has a
 * hidden layer.
 */
public final class HeadsBenchmark {
  private static final long SEED = 17;

  private final HeadsSettings settings;
  private final List<String> texts;

  /** A benchmark over texts; where they are fewer than the settings say, they are repeated. */
  public HeadsBenchmark(HeadsSettings settings, List<String> texts) {
    this.settings = settings;
    this.texts =
        Stream.generate(() -> texts).flatMap(List::stream).limit(settings.texts()).toList();
  }

  /** Runs it: some seconds a round. */
  public List<HeadsResult> run() throws IOException {
    EncoderManifest encoder =
        new ModelRepository(settings.models()).encoderManifest(settings.encoder());
    List<Contender> open = new ArrayList<>();
    try (TemporaryFolder folder = TemporaryFolder.create("winnow-heads")) {
      MadeHeads made = new MadeHeads(folder.path(), encoder);
      List<Path> packages = new ArrayList<>();
      for (int i = 0; i < Collections.max(settings.deployed()); i++) {
        packages.add(made.write(i));
      }
      return run(packages, open);
    } finally {
      open.forEach(Contender::close);
    }
  }

  private List<HeadsResult> run(List<Path> packages, List<Contender> open) {
    HeadsContender one = contender(packages, 1, List.of(Wanted.ALL));
    open.add(one);
    List<HeadsContender> others = new ArrayList<>();
    for (int deployed : settings.deployed()) {
      HeadsContender few = contender(packages, deployed, wishes(deployed));
      open.add(few);
      others.add(few);
    }
    HeadsContender all = contender(packages, settings.deployed().get(0), List.of(Wanted.ALL));
    open.add(all);
    others.add(all);
    Map<String, List<Turn>> turns =
        new Rounds(one, List.copyOf(others)).run(settings.rounds(), texts);
    return others.stream()
        .map(other -> other.result(turns.getOrDefault(other.name(), List.of())))
        .toList();
  }

  /** As many threads and batches as large as with one head, so that only the heads differ. */
  private HeadsContender contender(List<Path> packages, int deployed, List<Wanted> wanted) {
    long start = System.nanoTime();
    Classifier classifier =
        ModelHost.acquire(
            ClassifierSpec.of(settings.models(), settings.encoder())
                .withDeployed(packages.subList(0, deployed))
                .withHeads(IntStream.range(0, deployed).mapToObj(MadeHeads::id).toList())
                .withThreads(Runtime.getRuntime().availableProcessors())
                .withCacheEntries(0));
    double millis = (System.nanoTime() - start) / 1e6;
    return new HeadsContender(classifier, deployed, wanted, millis);
  }

  private List<Wanted> wishes(int deployed) {
    Random random = new Random(SEED);
    return Stream.generate(
            () ->
                Wanted.of(
                    random
                        .ints(0, deployed)
                        .distinct()
                        .limit(settings.wanted())
                        .mapToObj(MadeHeads::category)
                        .toArray(String[]::new)))
        .limit(texts.size())
        .toList();
  }
}

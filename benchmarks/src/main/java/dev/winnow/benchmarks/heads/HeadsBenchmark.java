package dev.winnow.benchmarks.heads;

import dev.winnow.benchmarks.folder.TemporaryFolder;
import dev.winnow.benchmarks.turn.Contender;
import dev.winnow.benchmarks.turn.Rounds;
import dev.winnow.benchmarks.turn.Sample;
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
  private static final List<Integer> DEPLOYED = List.of(100, 1000);
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
      for (int i = 0; i < DEPLOYED.get(DEPLOYED.size() - 1); i++) {
        packages.add(made.write(i));
      }
      return run(packages, open);
    } finally {
      open.forEach(Contender::close);
    }
  }

  private List<HeadsResult> run(List<Path> packages, List<Contender> open) {
    Contender one = contender("1 of 1", packages, 1, List.of(Wanted.ALL));
    open.add(one);
    List<Contender> others = new ArrayList<>();
    List<HeadsResult> results = new ArrayList<>();
    for (int deployed : DEPLOYED) {
      long start = System.nanoTime();
      Contender some =
          contender(settings.wanted() + " of " + deployed, packages, deployed, wishes(deployed));
      double millis = (System.nanoTime() - start) / 1e6;
      open.add(some);
      others.add(some);
      results.add(new HeadsResult(deployed, settings.wanted(), 0, 0, millis));
    }
    Contender all =
        contender("all of " + DEPLOYED.get(0), packages, DEPLOYED.get(0), List.of(Wanted.ALL));
    open.add(all);
    others.add(all);
    results.add(new HeadsResult(DEPLOYED.get(0), DEPLOYED.get(0), 0, 0, 0));
    Map<String, List<Turn>> turns = new Rounds(one, others).run(settings.rounds(), texts);
    return IntStream.range(0, results.size())
        .mapToObj(
            i -> measured(results.get(i), turns.getOrDefault(others.get(i).name(), List.of())))
        .toList();
  }

  private static HeadsResult measured(HeadsResult result, List<Turn> turns) {
    return new HeadsResult(
        result.deployed(),
        result.wanted(),
        new Sample(turns.stream().mapToDouble(turn -> 1 / turn.ratio())).median(),
        new Sample(turns.stream().mapToDouble(Turn::processorRatio)).median(),
        result.loadMillis());
  }

  /** As many threads and batches as large as with one head, so that only the heads differ. */
  private Contender contender(String name, List<Path> packages, int deployed, List<Wanted> wanted) {
    Classifier classifier =
        ModelHost.acquire(
            ClassifierSpec.of(settings.models(), settings.encoder())
                .withDeployed(packages.subList(0, deployed))
                .withHeads(IntStream.range(0, deployed).mapToObj(MadeHeads::id).toList())
                .withThreads(Runtime.getRuntime().availableProcessors())
                .withCacheEntries(0));
    return new HeadsContender(name, classifier, wanted);
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

package dev.winnow.benchmarks.runtime;

import dev.winnow.benchmarks.turn.Contender;
import dev.winnow.benchmarks.turn.Rounds;
import dev.winnow.benchmarks.turn.Sample;
import dev.winnow.benchmarks.turn.Turn;
import dev.winnow.runtime.batch.BatchLimits;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ClassifierSpec;
import dev.winnow.runtime.classify.ModelHost;
import dev.winnow.runtime.encode.Encoder;
import dev.winnow.runtime.repository.ModelRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Winnow's classifier against fixed ways to form batches, and against other libraries: items a
 * second over the same texts and the same model, taking turns in one process.
 *
 * <pre>./winnow bench runtime --rounds 3 --seconds 1</pre>
 *
 * The fixed ways see all texts of a round at once and know nothing of arrival; they run the same
 * heads as Winnow. The other libraries run none.
 */
public final class RuntimeBenchmark {
  private static final int FEWEST_TEXTS = 64;
  private static final int PROBE_TEXTS = 32;
  private static final double LIGHT = 0.1;

  private final RuntimeSettings settings;
  private final List<String> posts;
  private final boolean heavyTailed;
  private final Consumer<String> progress;

  /**
   * A benchmark over posts.
   *
   * @param heavyTailed whether the posts are real ones, whose lengths have a heavy tail; else one
   *     is made out of them
   * @param progress told lines of a table
   */
  public RuntimeBenchmark(
      RuntimeSettings settings,
      List<String> posts,
      boolean heavyTailed,
      Consumer<String> progress) {
    this.settings = settings;
    this.posts = List.copyOf(posts);
    this.heavyTailed = heavyTailed;
    this.progress = progress;
  }

  /** Runs everything: some minutes, most of them in the slow ways to form batches. */
  public RuntimeResult run() {
    DjlPredictor.claimRuntime();
    ModelRepository models = new ModelRepository(settings.models());
    ClassifierSpec spec =
        ClassifierSpec.of(settings.models(), settings.encoder())
            .withDevice(settings.device())
            .withCacheEntries(0);
    try (Classifier classifier = ModelHost.acquire(spec);
        Encoder encoder = Encoder.open(models.encoder(settings.encoder()), settings.device());
        Threads threads = new Threads(Runtime.getRuntime().availableProcessors());
        Contenders contenders =
            new Contenders(
                classifier,
                encoder,
                new AllHeads(models, encoder.manifest()),
                threads,
                models.root().resolve(settings.encoder()))) {
      Table table = new Table(progress);
      List<MixResult> results = new ArrayList<>();
      List<Mix> mixes =
          new Mixes(posts, heavyTailed, text -> encoder.tokenize(text).length()).all();
      for (Mix mix : mixes.stream().filter(settings::includes).toList()) {
        MixResult result = measure(mix, contenders, classifier, encoder);
        table.print(result);
        results.add(result);
      }
      return new RuntimeResult(
          settings,
          encoder.device().toString(),
          threads.count(),
          results,
          contenders.unavailable(),
          settings.soakItems() == 0
              ? null
              : new Soak(contenders.winnow()).run(mixes.get(0), settings.soakItems()));
    }
  }

  private MixResult measure(
      Mix mix, Contenders contenders, Classifier classifier, Encoder encoder) {
    List<String> texts = mix.take(texts(mix, contenders)).texts();
    Map<String, List<Turn>> turns =
        new Rounds(contenders.winnow(), contenders.others()).run(settings.rounds(), texts);
    double speed =
        new Sample(turns.values().stream().flatMap(List::stream).mapToDouble(Turn::beside))
            .median();
    return new MixResult(
        mix.name(),
        texts.size(),
        new Sample(texts.stream().mapToDouble(text -> encoder.tokenize(text).length())),
        turns,
        contenders.fixed(),
        BatchRecording.of(() -> contenders.winnow().run(texts)).padding(),
        light(mix, classifier, speed * LIGHT));
  }

  /** As many as one text at a time gets through in a round's time. */
  private int texts(Mix mix, Contenders contenders) {
    Contender oneByOne = contenders.oneByOne();
    List<String> few = mix.take(PROBE_TEXTS).texts();
    oneByOne.run(few);
    long start = System.nanoTime();
    oneByOne.run(few);
    double perSecond = PROBE_TEXTS / ((System.nanoTime() - start) / 1e9);
    return Math.max(FEWEST_TEXTS, (int) (perSecond * settings.seconds()));
  }

  private LightResult light(Mix mix, Classifier classifier, double itemsPerSecond) {
    int items = (int) Math.max(FEWEST_TEXTS, itemsPerSecond * settings.seconds());
    LightLoad load = new LightLoad(classifier, itemsPerSecond);
    BatchRecording recording = BatchRecording.of(() -> load.run(mix.take(items).texts()));
    return new LightResult(
        itemsPerSecond,
        BatchLimits.DEFAULT.maxDelay().toNanos() / 1e6,
        recording.waits(),
        recording.runs());
  }
}

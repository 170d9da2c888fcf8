package dev.winnow.benchmarks.swaps;

import dev.winnow.benchmarks.turn.ProcessMemory;
import dev.winnow.benchmarks.turn.Sample;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ClassifierSpec;
import dev.winnow.runtime.deploy.LiveClassifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.stream.DoubleStream;

/**
 * Heads, or an encoder together with its heads, are deployed, replaced and retired while texts
 * arrive at a fixed rate. Every answer is held against the models that it names; what items waited
 * during swaps is held against what others waited between them, in the same run.
 *
 * <pre>./winnow bench swaps --swaps 1200
 * ./winnow bench swaps --what encoder --swaps 60</pre>
 *
 * No answer comes from a cache. The load is open: arrivals wait for nothing.
 */
public final class SwapBenchmark {
  /** Bounds what is computed anew for each set. */
  private static final int MAX_TEXTS = 256;

  private static final long CAPACITY_NANOS = 2_000_000_000;
  private static final int PROGRESS_EVERY = 100;

  private final SwapSettings settings;
  private final List<String> texts;
  private final Consumer<String> progress;

  /**
   * A benchmark over some texts.
   *
   * @param progress told lines for people
   */
  public SwapBenchmark(SwapSettings settings, List<String> texts, Consumer<String> progress) {
    this.settings = settings;
    this.texts = texts.stream().distinct().limit(MAX_TEXTS).toList();
    this.progress = progress;
  }

  /**
   * Runs everything.
   *
   * @param folder an empty one for the packages that are deployed
   */
  public SwapResult run(Path folder) {
    ClassifierSpec spec =
        ClassifierSpec.of(settings.models(), settings.encoder()).withCacheEntries(0);
    try (LiveClassifier live = LiveClassifier.open(spec, false)) {
      Series series = series(spec, folder);
      double capacity = capacity(live);
      double rate =
          settings.itemsPerSecond() > 0 ? settings.itemsPerSecond() : capacity * settings.load();
      SwapResult result = run(live, series, capacity, rate);
      new SwapTable(progress).print(result);
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Series series(ClassifierSpec spec, Path folder) throws IOException {
    return switch (settings.what()) {
      case HEADS -> Series.of(new ServedSets(spec, folder, texts).make());
      case ENCODER -> EncoderSeries.make(spec, folder, texts, settings.swaps());
    };
  }

  private SwapResult run(LiveClassifier live, Series series, double capacity, double rate) {
    List<ServedSet> sets = series.sets();
    InService inService = new InService(sets.size());
    AnswerCheck check = new AnswerCheck(sets, inService);
    Latencies latencies = new Latencies();
    Timeline timeline = new Timeline();
    Swapper swapper = new Swapper(live, series, inService, timeline, settings.pause());
    ProcessMemory early;
    ProcessMemory late;
    try (Arrivals arrivals = new Arrivals(live, texts, rate, inService, check, latencies)) {
      arrivals.start();
      swapper.upTo(settings.settledAfter(), this::tell);
      early = swapper.settled();
      swapper.upTo(settings.swaps(), this::tell);
      late = swapper.settled();
    }
    return new SwapResult(
        settings,
        sets.size(),
        capacity,
        rate,
        swapper.refused(),
        check.tally(),
        waits(latencies, arrived -> timeline.at(arrived) == Timeline.Phase.STEADY),
        waits(latencies, arrived -> timeline.at(arrived) == Timeline.Phase.SWAP),
        waits(latencies, timeline::soonAfterBegin),
        longest(latencies),
        new Sample(Arrays.stream(timeline.swaps()).mapToDouble(nanos -> nanos / 1e6)),
        early,
        late);
  }

  private void tell(int swaps) {
    if (swaps % Math.min(PROGRESS_EVERY, settings.settledAfter()) == 0) {
      progress.accept(swaps + " swaps");
    }
  }

  /** Items a second where all are there at once, over the texts again and again. */
  private double capacity(Classifier classifier) {
    burst(classifier);
    long start = System.nanoTime();
    int rounds = 0;
    while (rounds == 0 || System.nanoTime() - start < CAPACITY_NANOS) {
      burst(classifier);
      rounds++;
    }
    return rounds * texts.size() / ((System.nanoTime() - start) / 1e9);
  }

  private void burst(Classifier classifier) {
    List<CompletableFuture<Classification>> answers =
        texts.stream().map(classifier::classify).toList();
    answers.forEach(CompletableFuture::join);
  }

  private static Waits waits(Latencies latencies, LongPredicate wanted) {
    DoubleStream.Builder millis = DoubleStream.builder();
    latencies.forEach(
        (arrived, waited) -> {
          if (wanted.test(arrived)) {
            millis.add(waited / 1e6);
          }
        });
    return Waits.of(millis.build().toArray());
  }

  private static double longest(Latencies latencies) {
    double[] longest = {0};
    latencies.forEach((arrived, waited) -> longest[0] = Math.max(longest[0], waited / 1e6));
    return longest[0];
  }
}

package dev.winnow.runtime.classify;

import dev.winnow.runtime.session.Device;
import dev.winnow.runtime.tokenize.TokenizedText;
import dev.winnow.runtime.tune.Trial;
import dev.winnow.runtime.tune.Tuning;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Runs a model over batches of a short text and over batches of a long one, which count alike, on
 * as many threads as there are runs at once. Short texts gain by company, long ones lose by it once
 * a batch is larger than what the device holds close. The texts are cut to powers of two, so that
 * batches of all sizes are full.
 *
 * <p>A run on a CPU costs the processor's time: what else the machine does counts for nothing. On
 * another device it costs the clock's.
 */
final class ScorerTrial implements Trial, AutoCloseable {
  private static final String TEXT =
      "The train was late again, so we took the bus, and then it began to rain: in the end we were"
          + " home at nine, wet and hungry. ";

  private static final int SHORT_TOKENS = 32;
  private static final int LONG_TOKENS = 256;

  private final TextModel model;
  private final boolean byProcessorTime;
  private final List<TokenizedText> texts;
  private final List<BatchScorer> scorers = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ThreadMXBean times = ManagementFactory.getThreadMXBean();

  ScorerTrial(TextModel model) {
    this.model = model;
    this.byProcessorTime =
        model.device().kind() == Device.Kind.CPU && times.isCurrentThreadCpuTimeSupported();
    this.texts =
        List.of(
            cut(model.tokenize(TEXT), SHORT_TOKENS),
            cut(model.tokenize(TEXT.repeat(LONG_TOKENS / SHORT_TOKENS + 2)), LONG_TOKENS));
  }

  private static TokenizedText cut(TokenizedText text, int tokens) {
    return text.first(Math.min(tokens, Integer.highestOneBit(text.length())));
  }

  @Override
  public double run(Tuning tuning) {
    while (scorers.size() < tuning.runsAtOnce()) {
      scorers.add(model.newScorer());
    }
    return texts.stream().mapToDouble(text -> nanosPerToken(text, tuning)).average().orElseThrow();
  }

  private double nanosPerToken(TokenizedText text, Tuning tuning) {
    int items = Math.max(1, tuning.paddedTokens() / text.length());
    Pending pending = new Pending(text, Wanted.ALL, new CompletableFuture<>());
    List<Pending> batch = Collections.nCopies(items, pending);
    long start = System.nanoTime();
    List<CompletableFuture<Long>> runs =
        scorers.stream()
            .limit(tuning.runsAtOnce())
            .map(scorer -> CompletableFuture.supplyAsync(() -> cost(scorer, batch), threads))
            .toList();
    allEnded(runs);
    double mean = runs.stream().mapToLong(ScorerTrial::ended).average().orElseThrow();
    double nanos = byProcessorTime ? mean : System.nanoTime() - start;
    return nanos / ((double) tuning.runsAtOnce() * items * text.length());
  }

  /** In nanoseconds of the processor. */
  private long cost(BatchScorer scorer, List<Pending> batch) {
    long before = byProcessorTime ? times.getCurrentThreadCpuTime() : 0;
    scorer.score(batch);
    return byProcessorTime ? times.getCurrentThreadCpuTime() - before : 0;
  }

  /** Waits for all, so that no run outlives a search that one of them ends. */
  private static void allEnded(List<CompletableFuture<Long>> runs) {
    CompletableFuture.allOf(runs.toArray(CompletableFuture[]::new))
        .exceptionally(failure -> null)
        .join();
  }

  private static long ended(CompletableFuture<Long> run) {
    try {
      return run.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Lets the threads end; none runs a model any more. */
  @Override
  public void close() {
    threads.shutdown();
  }
}

package dev.winnow.runtime.classify;

import dev.winnow.runtime.tokenize.TokenizedText;
import dev.winnow.runtime.tune.Trial;
import dev.winnow.runtime.tune.Tuning;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Runs a model over batches of one everyday text, on as many threads as there are runs at once. The
 * text is cut to a power of two, so that batches of all sizes are full.
 */
final class ScorerTrial implements Trial, AutoCloseable {
  private static final String TEXT =
      "The train was late again, so we took the bus, and then it began to rain: in the end we were"
          + " home at nine, wet and hungry.";

  private static final int MAX_TOKENS = 32;

  private final TextModel model;
  private final TokenizedText text;
  private final List<BatchScorer> scorers = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  ScorerTrial(TextModel model) {
    this.model = model;
    this.text = cut(model.tokenize(TEXT));
  }

  private static TokenizedText cut(TokenizedText text) {
    LongBuffer ids = LongBuffer.allocate(text.length());
    text.writeTo(ids);
    int length = Math.min(MAX_TOKENS, Integer.highestOneBit(text.length()));
    return new TokenizedText(Arrays.copyOf(ids.array(), length), true);
  }

  @Override
  public void run(Tuning tuning) {
    while (scorers.size() < tuning.runsAtOnce()) {
      scorers.add(model.newScorer());
    }
    int items = Math.max(1, tuning.paddedTokens() / text.length());
    Pending pending = new Pending(text, Wanted.ALL, new CompletableFuture<>());
    List<Pending> batch = Collections.nCopies(items, pending);
    Stream<CompletableFuture<?>> runs =
        scorers.stream()
            .limit(tuning.runsAtOnce())
            .map(scorer -> CompletableFuture.runAsync(() -> scorer.score(batch), threads));
    try {
      CompletableFuture.allOf(runs.toArray(CompletableFuture[]::new)).join();
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

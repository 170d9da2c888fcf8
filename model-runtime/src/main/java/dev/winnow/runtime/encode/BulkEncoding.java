package dev.winnow.runtime.encode;

import dev.winnow.runtime.repository.Pooling;
import dev.winnow.runtime.tokenize.TokenizedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** One pass over many texts: sorted by length, cut into batches, shared among threads. */
final class BulkEncoding {
  /** Small batches stay in the cores' caches, and padding is rare among sorted texts. */
  private static final int MAX_PADDED_TOKENS = 512;

  private final Encoder encoder;
  private final List<TokenizedText> texts;
  private final List<Pooling> features;
  private final IntConsumer progress;
  private final List<List<Integer>> batches;
  private final AtomicInteger nextBatch = new AtomicInteger();
  private final float[][] vectors;
  private int done;

  BulkEncoding(
      Encoder encoder, List<TokenizedText> texts, List<Pooling> features, IntConsumer progress) {
    this.encoder = encoder;
    this.texts = texts;
    this.features = features;
    this.progress = progress;
    this.vectors = new float[texts.size()][];
    this.batches = longestFirst(texts);
  }

  float[][] run(int threads) {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<CompletableFuture<Void>> workers =
          IntStream.range(0, threads)
              .mapToObj(i -> CompletableFuture.runAsync(this::work, executor))
              .toList();
      CompletableFuture.allOf(workers.toArray(CompletableFuture[]::new)).join();
      return vectors;
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } finally {
      executor.shutdownNow();
    }
  }

  private void work() {
    EncoderWorker worker = encoder.newWorker();
    for (int b = nextBatch.getAndIncrement(); b < batches.size(); b = nextBatch.getAndIncrement()) {
      List<Integer> batch = batches.get(b);
      float[][] encoded =
          worker.encode(batch.stream().map(texts::get).toList(), List.of(features)).get(0);
      for (int i = 0; i < encoded.length; i++) {
        vectors[batch.get(i)] = encoded[i];
      }
      report(encoded.length);
    }
  }

  private synchronized void report(int more) {
    done += more;
    progress.accept(done);
  }

  /** The longest first, so that no thread is left with a long batch at the end. */
  private static List<List<Integer>> longestFirst(List<TokenizedText> texts) {
    List<Integer> order =
        IntStream.range(0, texts.size())
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> texts.get(i).length()).reversed())
            .toList();
    List<List<Integer>> batches = new ArrayList<>();
    int from = 0;
    while (from < order.size()) {
      int size = Math.max(1, MAX_PADDED_TOKENS / texts.get(order.get(from)).length());
      int to = Math.min(order.size(), from + size);
      batches.add(order.subList(from, to));
      from = to;
    }
    return batches;
  }
}

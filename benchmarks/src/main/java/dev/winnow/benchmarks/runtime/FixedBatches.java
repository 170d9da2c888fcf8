package dev.winnow.benchmarks.runtime;

import dev.winnow.benchmarks.turn.Contender;
import dev.winnow.runtime.encode.Encoder;
import dev.winnow.runtime.encode.EncoderWorker;
import dev.winnow.runtime.tokenize.TokenizedText;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A bare loop: tokenises all texts, cuts them in a fixed way, runs the batches on as many threads
 * as there are cores, and all heads over their vectors.
 */
final class FixedBatches implements Contender {
  private final String name;
  private final Encoder encoder;
  private final AllHeads heads;
  private final Cut cut;
  private final Threads threads;
  private final List<EncoderWorker> workers;

  FixedBatches(String name, Encoder encoder, AllHeads heads, Cut cut, Threads threads) {
    this.name = name;
    this.encoder = encoder;
    this.heads = heads;
    this.cut = cut;
    this.threads = threads;
    this.workers = Stream.generate(encoder::newWorker).limit(threads.count()).toList();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void run(List<String> texts) {
    TokenizedText[] tokenized = new TokenizedText[texts.size()];
    threads.forEach(texts.size(), (thread, i) -> tokenized[i] = encoder.tokenize(texts.get(i)));
    List<List<TokenizedText>> batches = cut.batches(Arrays.asList(tokenized));
    threads.forEach(
        batches.size(),
        (thread, i) -> {
          float[][] vectors = workers.get(thread).encode(batches.get(i));
          if (vectors.length != batches.get(i).size()) {
            throw new IllegalStateException("vectors: " + vectors.length);
          }
          heads.score(vectors);
        });
  }
}

package dev.winnow.benchmarks.adapters;

import dev.winnow.benchmarks.turn.Contender;
import dev.winnow.runtime.encode.Encoder;
import dev.winnow.runtime.encode.EncoderWorker;
import dev.winnow.runtime.tokenize.TokenizedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Encodes length-sorted batches on one thread, each batch by the next of some workers. */
final class EncoderTurns implements Contender {
  private static final int PADDED_TOKENS = 256;

  private final String name;
  private final List<Encoder> encoders;
  private final List<EncoderWorker> workers;

  /**
   * A way to encode.
   *
   * @param encoders closed with this one
   * @param workers of these
   */
  EncoderTurns(String name, List<Encoder> encoders, List<EncoderWorker> workers) {
    this.name = name;
    this.encoders = List.copyOf(encoders);
    this.workers = List.copyOf(workers);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void run(List<String> texts) {
    List<TokenizedText> byLength =
        texts.stream()
            .map(encoders.get(0)::tokenize)
            .sorted(Comparator.comparingInt(TokenizedText::length))
            .toList();
    int next = 0;
    List<TokenizedText> batch = new ArrayList<>();
    for (TokenizedText text : byLength) {
      if (!batch.isEmpty() && text.length() * (batch.size() + 1) > PADDED_TOKENS) {
        workers.get(next++ % workers.size()).encode(batch);
        batch = new ArrayList<>();
      }
      batch.add(text);
    }
    if (!batch.isEmpty()) {
      workers.get(next % workers.size()).encode(batch);
    }
  }

  /** The vector of each worker for a text. */
  List<float[]> vectors(String text) {
    TokenizedText tokens = encoders.get(0).tokenize(text);
    return workers.stream().map(worker -> worker.encode(List.of(tokens))[0]).toList();
  }

  @Override
  public void close() {
    encoders.forEach(Encoder::close);
  }
}

package dev.winnow.runtime.encode;

import dev.winnow.runtime.repository.ModelRepository;
import dev.winnow.runtime.repository.Pooling;
import dev.winnow.runtime.session.Device;
import dev.winnow.runtime.tokenize.TokenizedText;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Encodes whole data sets: texts in, one vector each out, of unit length for each pooling. The
 * vectors are those that a classifier gives its heads. Calls run one after the other; each uses all
 * threads.
 */
public final class TextEncoder implements AutoCloseable {
  private final Encoder encoder;
  private final int threads;

  private TextEncoder(Encoder encoder, int threads) {
    this.encoder = encoder;
    this.threads = threads;
  }

  /**
   * Loads an encoder.
   *
   * @param models folder of packages
   * @param threads how many runs of the model go on at once
   */
  public static TextEncoder open(Path models, String encoderId, Device device, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads + " (expected: > 0)");
    }
    return new TextEncoder(
        Encoder.open(new ModelRepository(models).encoder(encoderId), device), threads);
  }

  public int dimensions() {
    return encoder.manifest().dimensions();
  }

  /** The SHA-256 of the encoder's ONNX file, which a head's manifest names. */
  public String sha256() {
    return encoder.manifest().modelSha256();
  }

  /** As {@link #encode(List, IntConsumer)}, silently. */
  public float[][] encode(List<String> texts) {
    return encode(texts, done -> {});
  }

  /**
   * Encodes all texts, in their order, pooled as the encoder's manifest says.
   *
   * @param progress told how many texts are done, never two calls at once
   */
  public float[][] encode(List<String> texts, IntConsumer progress) {
    return encode(texts, List.of(), progress);
  }

  /**
   * Encodes all texts, in their order.
   *
   * @param features the poolings whose unit vectors stand side by side, so that a vector has {@link
   *     #dimensions} times as many numbers; empty for the encoder's own alone
   * @param progress told how many texts are done, never two calls at once
   */
  public synchronized float[][] encode(
      List<String> texts, List<Pooling> features, IntConsumer progress) {
    List<TokenizedText> tokenized = texts.parallelStream().map(encoder::tokenize).toList();
    List<Pooling> pooled =
        features.isEmpty() ? List.of(encoder.manifest().pooling()) : List.copyOf(features);
    return new BulkEncoding(encoder, tokenized, pooled, progress).run(threads);
  }

  @Override
  public synchronized void close() {
    encoder.close();
  }
}

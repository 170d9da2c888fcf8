package dev.winnow.runtime.encode;

import dev.winnow.runtime.repository.EncoderManifest;
import dev.winnow.runtime.repository.Pooling;
import dev.winnow.runtime.session.ModelSession;
import dev.winnow.runtime.session.Tensor;
import dev.winnow.runtime.tokenize.TokenizedText;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One thread's way into an encoder. Not thread-safe; needs no closing. */
public final class EncoderWorker implements TextVectors {
  private final ModelSession session;
  private final int dimensions;
  private final Pooling pooling;
  private final UnitVectors vectors;
  private final Map<String, Tensor> adapter;
  private final BufferPool pool;

  /**
   * A way into a session.
   *
   * @param adapter what it takes beyond {@link Encoder#signature}, the same in every run
   * @param pool of the buffers of the encoder
   */
  EncoderWorker(
      ModelSession session,
      EncoderManifest manifest,
      Map<String, Tensor> adapter,
      BufferPool pool) {
    this.session = session;
    this.pool = pool;
    this.dimensions = manifest.dimensions();
    this.pooling = manifest.pooling();
    this.adapter = Map.copyOf(adapter);
    this.vectors = new UnitVectors(dimensions);
  }

  /** As {@link #encode(List, List)}, pooled as the encoder's manifest says. */
  public float[][] encode(List<TokenizedText> batch) {
    return encode(batch, List.of(List.of(pooling))).get(0);
  }

  /**
   * {@inheritDoc}
   *
   * <p>All from one run, whose cost goes with the longest window times the number of windows. The
   * windows of a text are rows of that run, pooled into one vector.
   */
  @Override
  public List<float[][]> encode(List<TokenizedText> batch, List<List<Pooling>> features) {
    List<float[][]> result = features.stream().map(poolings -> new float[batch.size()][]).toList();
    if (batch.isEmpty()) {
      return result;
    }
    EncoderBuffers buffers = pool.take();
    try {
      encode(batch, features, buffers, result);
      return result;
    } finally {
      pool.giveBack(buffers);
    }
  }

  private void encode(
      List<TokenizedText> batch,
      List<List<Pooling>> features,
      EncoderBuffers buffers,
      List<float[][]> result) {
    int width = batch.stream().mapToInt(TokenizedText::longestWindow).max().orElseThrow();
    int rows = batch.stream().mapToInt(TokenizedText::windows).sum();
    buffers.reserve(Math.multiplyExact(width, rows), dimensions);
    fill(buffers, batch, width);
    run(buffers, rows, width);
    int row = 0;
    for (int i = 0; i < batch.size(); i++) {
      for (int f = 0; f < features.size(); f++) {
        result.get(f)[i] =
            vectors.pool(buffers.hidden(), row, width, batch.get(i), features.get(f));
      }
      row += batch.get(i).windows();
    }
  }

  private static void fill(EncoderBuffers buffers, List<TokenizedText> batch, int width) {
    LongBuffer ids = buffers.ids().clear();
    LongBuffer mask = buffers.mask().clear();
    for (TokenizedText text : batch) {
      for (int window = 0; window < text.windows(); window++) {
        text.writeTo(window, ids);
        int length = text.length(window);
        for (int i = 0; i < width; i++) {
          mask.put(i < length ? 1 : 0);
        }
        for (int i = length; i < width; i++) {
          ids.put(0);
        }
      }
    }
  }

  private void run(EncoderBuffers buffers, long rows, long width) {
    Map<String, Tensor> inputs = new HashMap<>(adapter);
    inputs.put(Encoder.IDS, Tensor.of(buffers.ids(), rows, width));
    inputs.put(Encoder.MASK, Tensor.of(buffers.mask(), rows, width));
    inputs.put(Encoder.TYPES, Tensor.of(buffers.types(), rows, width));
    session.run(inputs, Encoder.HIDDEN, Tensor.of(buffers.hidden(), rows, width, dimensions));
  }
}

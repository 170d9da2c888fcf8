package dev.winnow.runtime.classify;

import dev.winnow.runtime.encode.EncoderWorker;
import dev.winnow.runtime.tokenize.TokenizedText;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One thread's run: the encoder once, then every head over the same vectors. */
final class HeadsScorer implements BatchScorer {
  private final EncoderWorker encoder;
  private final List<Head> heads;
  private final int dimensions;
  private FloatBuffer vectors = floats(0);
  private FloatBuffer scores = floats(0);

  HeadsScorer(EncoderWorker encoder, List<Head> heads, int dimensions) {
    this.encoder = encoder;
    this.heads = heads;
    this.dimensions = dimensions;
  }

  @Override
  public List<Classification> score(List<TokenizedText> batch) {
    fill(encoder.encode(batch));
    List<Map<String, CategoryScore>> found = new ArrayList<>();
    batch.forEach(text -> found.add(new LinkedHashMap<>()));
    for (Head head : heads) {
      head.score(vectors, batch.size(), scores);
      for (int i = 0; i < batch.size(); i++) {
        found.get(i).put(head.category(), head.calibrated(scores.get(i)));
      }
    }
    List<Classification> classifications = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      TokenizedText text = batch.get(i);
      classifications.add(new Classification(found.get(i), text.length(), text.truncated()));
    }
    return classifications;
  }

  private void fill(float[][] encoded) {
    if (scores.capacity() < encoded.length) {
      vectors = floats(encoded.length * dimensions);
      scores = floats(encoded.length);
    }
    vectors.clear();
    for (float[] vector : encoded) {
      vectors.put(vector);
    }
  }

  private static FloatBuffer floats(int size) {
    return ByteBuffer.allocateDirect(size * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }
}

package dev.winnow.runtime.classify;

import dev.winnow.runtime.encode.TextVectors;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One thread's run: the encoder once, then the wanted heads over the same vectors. */
final class HeadsScorer implements BatchScorer {
  private final TextVectors encoder;
  private final ModelIdentity encoderIdentity;
  private final List<Head> heads;
  private final int dimensions;
  private FloatBuffer vectors = floats(0);
  private FloatBuffer scores = floats(0);

  HeadsScorer(
      TextVectors encoder, ModelIdentity encoderIdentity, List<Head> heads, int dimensions) {
    this.encoder = encoder;
    this.encoderIdentity = encoderIdentity;
    this.heads = heads;
    this.dimensions = dimensions;
  }

  @Override
  public List<Classification> score(List<Pending> batch) {
    fill(encoder.encode(batch.stream().map(Pending::text).toList()));
    List<Map<String, CategoryScore>> found = new ArrayList<>();
    batch.forEach(pending -> found.add(new LinkedHashMap<>()));
    for (Head head : heads) {
      if (batch.stream().anyMatch(pending -> pending.wanted().includes(head.category()))) {
        score(head, batch, found);
      }
    }
    List<Classification> classifications = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      classifications.add(classification(batch.get(i), found.get(i)));
    }
    return classifications;
  }

  private void score(Head head, List<Pending> batch, List<Map<String, CategoryScore>> found) {
    head.score(vectors, batch.size(), scores);
    for (int i = 0; i < batch.size(); i++) {
      if (batch.get(i).wanted().includes(head.category())) {
        found.get(i).put(head.category(), head.calibrated(scores.get(i)));
      }
    }
  }

  private Classification classification(Pending pending, Map<String, CategoryScore> found) {
    List<ModelIdentity> ran = new ArrayList<>();
    ran.add(encoderIdentity);
    heads.stream()
        .filter(head -> found.containsKey(head.category()))
        .map(Head::identity)
        .forEach(ran::add);
    return new Classification(found, pending.text().length(), pending.text().truncated(), ran);
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

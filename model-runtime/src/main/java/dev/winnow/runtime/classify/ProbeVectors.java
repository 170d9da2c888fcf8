package dev.winnow.runtime.classify;

import dev.winnow.runtime.encode.EncoderWorker;
import dev.winnow.runtime.encode.TextVectors;
import dev.winnow.runtime.pace.Loading;
import dev.winnow.runtime.probe.ProbeTexts;
import dev.winnow.runtime.repository.Pooling;
import dev.winnow.runtime.tokenize.TokenizedText;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The vectors of the probe texts, found once when an encoder is loaded. A head that comes later is
 * tried on them, and takes no run of the encoder from the items. Immutable.
 */
final class ProbeVectors implements TextVectors {
  private final List<TokenizedText> texts;
  private final Map<TokenizedText, Map<Pooling, float[]>> vectors = new IdentityHashMap<>();

  /** Runs a worker of the encoder on each text alone. */
  ProbeVectors(List<TokenizedText> texts, EncoderWorker worker) {
    this.texts = List.copyOf(texts);
    List<Pooling> poolings = List.of(Pooling.values());
    for (TokenizedText text : texts) {
      List<float[][]> pooled =
          worker.encode(List.of(text), poolings.stream().map(List::of).toList());
      Map<Pooling, float[]> found = new EnumMap<>(Pooling.class);
      poolings.forEach(pooling -> found.put(pooling, pooled.get(pooling.ordinal())[0]));
      vectors.put(text, found);
      Loading.step();
    }
  }

  /** As in {@link ProbeTexts#ALL}. */
  List<TokenizedText> texts() {
    return texts;
  }

  /** Takes the very texts of {@link #texts} alone. */
  @Override
  public List<float[][]> encode(List<TokenizedText> batch, List<List<Pooling>> features) {
    return features.stream()
        .map(poolings -> batch.stream().map(text -> vector(text, poolings)).toArray(float[][]::new))
        .toList();
  }

  private float[] vector(TokenizedText text, List<Pooling> poolings) {
    Map<Pooling, float[]> found = vectors.get(text);
    if (found == null) {
      throw new IllegalArgumentException("text: another (expected: a probe text)");
    }
    float[] vector = new float[0];
    for (Pooling pooling : poolings) {
      float[] next = Objects.requireNonNull(found.get(pooling));
      int at = vector.length;
      vector = Arrays.copyOf(vector, at + next.length);
      System.arraycopy(next, 0, vector, at, next.length);
    }
    return vector;
  }
}

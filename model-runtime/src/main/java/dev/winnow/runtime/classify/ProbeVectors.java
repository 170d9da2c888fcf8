package dev.winnow.runtime.classify;

import dev.winnow.runtime.encode.Encoder;
import dev.winnow.runtime.encode.EncoderWorker;
import dev.winnow.runtime.encode.TextVectors;
import dev.winnow.runtime.probe.ProbeTexts;
import dev.winnow.runtime.tokenize.TokenizedText;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The vectors of the probe texts, found once when an encoder is loaded. A head that comes later is
 * tried on them, and takes no run of the encoder from the items. Immutable.
 */
final class ProbeVectors implements TextVectors {
  private final List<TokenizedText> texts = new ArrayList<>();
  private final Map<TokenizedText, float[]> vectors = new IdentityHashMap<>();

  /** Runs the encoder on each text alone. */
  ProbeVectors(Encoder encoder) {
    EncoderWorker worker = encoder.newWorker();
    for (String probe : ProbeTexts.ALL) {
      TokenizedText text = encoder.tokenize(probe);
      texts.add(text);
      vectors.put(text, worker.encode(List.of(text))[0]);
    }
  }

  /** As in {@link ProbeTexts#ALL}. */
  List<TokenizedText> texts() {
    return List.copyOf(texts);
  }

  /** Takes the very texts of {@link #texts} alone. */
  @Override
  public float[][] encode(List<TokenizedText> batch) {
    return batch.stream().map(this::vector).toArray(float[][]::new);
  }

  private float[] vector(TokenizedText text) {
    float[] vector = vectors.get(text);
    if (vector == null) {
      throw new IllegalArgumentException("text: another (expected: a probe text)");
    }
    return vector.clone();
  }
}

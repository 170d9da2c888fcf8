package dev.winnow.training.embed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Encodes texts, each distinct one once, and keeps the vectors in a file, so that a second run
 * starts where the first one ended. Holds the vectors of all texts in the file: memory grows with
 * the rows trained on, at four bytes a dimension of each text. Not thread-safe.
 */
public final class Embedder {
  /** How many texts are encoded before their vectors are written. */
  private static final int CHUNK = 1000;

  /** What encodes: texts in, one vector each out, in order. */
  @FunctionalInterface
  public interface Encoding {
    float[][] encode(List<String> texts);
  }

  private final Encoding encoding;
  private final EmbeddingFile file;
  private final Map<TextHash, float[]> vectors;

  private Embedder(Encoding encoding, EmbeddingFile file) {
    this.encoding = encoding;
    this.file = file;
    this.vectors = new HashMap<>(file.read());
  }

  /**
   * @param cache folder of the files, one an encoder
   * @param name of the encoder and its poolings: vectors of other ones are never mixed in
   * @param dimensions of a vector
   */
  public static Embedder open(Path cache, String name, int dimensions, Encoding encoding) {
    return new Embedder(encoding, EmbeddingFile.open(cache.resolve(name + ".bin"), dimensions));
  }

  /**
   * Encodes what is not encoded yet.
   *
   * @param progress told how many of the texts that were missing are done
   */
  public void encode(List<String> texts, IntConsumer progress) {
    List<Map.Entry<TextHash, String>> missing = missing(texts);
    for (int begin = 0; begin < missing.size(); begin += CHUNK) {
      int end = Math.min(missing.size(), begin + CHUNK);
      encodeChunk(missing.subList(begin, end));
      progress.accept(end);
    }
  }

  /** The vector of a text that was encoded before; not to be changed. */
  public float[] vector(String text) {
    float[] vector = vectors.get(TextHash.of(text));
    if (vector == null) {
      throw new IllegalStateException("text of " + text.length() + " characters: not encoded yet");
    }
    return vector;
  }

  private void encodeChunk(List<Map.Entry<TextHash, String>> chunk) {
    float[][] encoded = encoding.encode(chunk.stream().map(Map.Entry::getValue).toList());
    Map<TextHash, float[]> fresh = new LinkedHashMap<>();
    for (int i = 0; i < encoded.length; i++) {
      fresh.put(chunk.get(i).getKey(), encoded[i]);
    }
    file.append(fresh);
    vectors.putAll(fresh);
  }

  private List<Map.Entry<TextHash, String>> missing(List<String> texts) {
    Map<TextHash, String> missing = new LinkedHashMap<>();
    for (String text : texts) {
      TextHash hash = TextHash.of(text);
      if (!vectors.containsKey(hash)) {
        missing.put(hash, text);
      }
    }
    return new ArrayList<>(missing.entrySet());
  }
}

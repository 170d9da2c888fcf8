package dev.winnow.runtime.encode;

import dev.winnow.runtime.repository.Pooling;
import dev.winnow.runtime.tokenize.TokenizedText;
import java.util.List;

/** Gives texts their vectors. One thread at a time. */
public interface TextVectors {
  /**
   * The texts' vectors, in their order, whatever else is in the batch.
   *
   * @param features for each of them the poolings whose vectors of unit length stand side by side
   * @return for each of the features a vector for each text
   */
  List<float[][]> encode(List<TokenizedText> batch, List<List<Pooling>> features);
}

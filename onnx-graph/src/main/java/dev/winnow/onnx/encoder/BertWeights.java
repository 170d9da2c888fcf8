package dev.winnow.onnx.encoder;

import java.util.List;

/**
 * The weights of a BERT encoder (J. Devlin et al., "BERT", 2019) for texts of one segment.
 *
 * @param words a row for each token id
 * @param positions a row for each position, with the vector of the first segment added
 * @param heads of self-attention
 */
record BertWeights(
    Matrix words, Matrix positions, LayerNorm embeddingNorm, List<BertLayer> layers, int heads) {
  BertWeights {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("layers: none (expected: at least one)");
    }
    if (heads < 1 || words.columns() % heads != 0) {
      throw new IllegalArgumentException(
          "heads: %d (expected: a divisor of %d)".formatted(heads, words.columns()));
    }
  }

  int dimensions() {
    return words.columns();
  }
}

package dev.winnow.onnx.encoder;

/**
 * A product with a bias: {@code y = x · weight + bias}.
 *
 * @param weight {@code [inputs, outputs]}
 */
record Linear(Matrix weight, float[] bias) {
  Linear {
    if (bias.length != weight.columns()) {
      throw new IllegalArgumentException(
          "bias: %d values (expected: %d)".formatted(bias.length, weight.columns()));
    }
  }
}

package dev.winnow.onnx.head;

/**
 * A product with a bias: {@code y = x · weights + bias}. The arrays are shared, not copied: nobody
 * writes to them.
 *
 * @param weights {@code [inputs, outputs]}, row by row
 * @param bias {@code [outputs]}
 */
public record DenseLayer(int inputs, int outputs, float[] weights, float[] bias) {
  public DenseLayer {
    if (inputs < 1 || outputs < 1 || weights.length != (long) inputs * outputs) {
      throw new IllegalArgumentException(
          "weights: %d (expected: %d times %d)".formatted(weights.length, inputs, outputs));
    }
    if (bias.length != outputs) {
      throw new IllegalArgumentException(
          "bias: %d values (expected: %d)".formatted(bias.length, outputs));
    }
  }
}

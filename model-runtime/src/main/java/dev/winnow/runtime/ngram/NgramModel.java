package dev.winnow.runtime.ngram;

import java.util.Arrays;

/**
 * A linear model over the buckets of n-grams, in 8 bits a weight. The output of a label is {@code
 * bias + scale * sum(weights of the text's buckets) / sqrt(number of the buckets)}: features are
 * present or absent, and a text's are brought to length 1. Thread-safe.
 */
public final class NgramModel {
  private final NgramShape shape;
  private final float[] bias;
  private final float[] scale;
  private final byte[] weights;

  /**
   * A model of as many labels as there are biases.
   *
   * @param scale what one step of a label's weights is worth
   * @param weights {@code [buckets, labels]}
   */
  public NgramModel(NgramShape shape, float[] bias, float[] scale, byte[] weights) {
    this.shape = shape;
    this.bias = bias.clone();
    this.scale = scale.clone();
    this.weights = weights.clone();
    int expected = Math.multiplyExact(shape.buckets(), bias.length);
    if (bias.length < 1 || scale.length != bias.length || weights.length != expected) {
      throw new IllegalArgumentException(
          "biases: %d, scales: %d, weights: %d (expected: at least one label, %d weights)"
              .formatted(bias.length, scale.length, weights.length, expected));
    }
    requireFinite("bias", bias);
    requireFinite("scale", scale);
  }

  private static void requireFinite(String key, float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(key + ": " + value + " (expected: a finite number)");
      }
    }
  }

  public NgramShape shape() {
    return shape;
  }

  public int labels() {
    return bias.length;
  }

  float[] bias() {
    return bias.clone();
  }

  float[] scale() {
    return scale.clone();
  }

  byte[] weights() {
    return weights.clone();
  }

  /**
   * The output of each label, before any activation.
   *
   * @param buckets distinct, as {@link NgramHasher#bucketsOf} gives them
   */
  public float[] outputs(int[] buckets) {
    return outputs(buckets, buckets.length);
  }

  /** As {@link #outputs(int[])}, of the first so many. */
  float[] outputs(int[] buckets, int count) {
    long[] sums = new long[bias.length];
    for (int i = 0; i < count; i++) {
      int row = buckets[i] * bias.length;
      for (int label = 0; label < bias.length; label++) {
        sums[label] += weights[row + label];
      }
    }
    float[] outputs = Arrays.copyOf(bias, bias.length);
    double length = Math.sqrt(Math.max(1, count));
    for (int label = 0; label < bias.length; label++) {
      outputs[label] += (float) (scale[label] * sums[label] / length);
    }
    return outputs;
  }
}

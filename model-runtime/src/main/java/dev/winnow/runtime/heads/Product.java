package dev.winnow.runtime.heads;

import dev.winnow.onnx.head.DenseLayer;

/** A vector times a matrix. Each column is summed in the order of the vector, four rows a step. */
final class Product {
  private static final int STEP = 4;

  private Product() {}

  /**
   * {@code sums = vector · rows + bias}.
   *
   * @param rows as many as the vector has values, each as long as the bias
   * @param sums at least as long, written
   */
  static void of(float[] vector, float[][] rows, float[] bias, float[] sums) {
    System.arraycopy(bias, 0, sums, 0, bias.length);
    int i = 0;
    for (; i + STEP <= vector.length; i += STEP) {
      add(vector, i, rows[i], rows[i + 1], rows[i + 2], rows[i + 3], sums);
    }
    for (; i < vector.length; i++) {
      add(vector[i], rows[i], sums);
    }
  }

  /** Four rows at once, so that the sums are loaded and stored a quarter as often. */
  private static void add(
      float[] vector, int at, float[] a, float[] b, float[] c, float[] d, float[] sums) {
    float u = vector[at];
    float v = vector[at + 1];
    float w = vector[at + 2];
    float x = vector[at + 3];
    for (int j = 0; j < a.length; j++) {
      sums[j] += u * a[j] + v * b[j] + w * c[j] + x * d[j];
    }
  }

  private static void add(float value, float[] row, float[] sums) {
    for (int j = 0; j < row.length; j++) {
      sums[j] += value * row[j];
    }
  }

  /** A layer behind the first: small, and mostly of one column. */
  static float[] of(float[] vector, DenseLayer layer) {
    float[] sums = layer.bias().clone();
    float[] weights = layer.weights();
    for (int i = 0; i < vector.length; i++) {
      int row = i * sums.length;
      for (int j = 0; j < sums.length; j++) {
        sums[j] += vector[i] * weights[row + j];
      }
    }
    return sums;
  }
}

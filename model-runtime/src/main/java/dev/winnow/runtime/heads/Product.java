package dev.winnow.runtime.heads;

import dev.winnow.onnx.head.DenseLayer;

/** Vectors times a matrix. Each column is summed in the order of the vector, four rows a step. */
final class Product {
  private static final int STEP = 4;

  /** Rows that are read for all vectors in turn; a multiple of the step. */
  private static final int BLOCK = 16;

  private Product() {}

  /**
   * {@code sums[k] = vectors[k] · rows + bias} for each of some vectors. A few rows of the matrix
   * serve all vectors before the next ones are read, so that they stay in the nearest cache.
   *
   * @param vectors of which the first {@code count} are read
   * @param rows as many as a vector has values, each as long as the bias
   * @param sums one for each vector, at least as long as the bias, written
   */
  static void of(float[][] vectors, int count, float[][] rows, float[] bias, float[][] sums) {
    for (int k = 0; k < count; k++) {
      System.arraycopy(bias, 0, sums[k], 0, bias.length);
    }
    for (int from = 0; from < rows.length; from += BLOCK) {
      int to = Math.min(rows.length, from + BLOCK);
      for (int k = 0; k < count; k++) {
        add(vectors[k], rows, from, to, sums[k]);
      }
    }
  }

  private static void add(float[] vector, float[][] rows, int from, int to, float[] sums) {
    int i = from;
    for (; i + STEP <= to; i += STEP) {
      add(vector, i, rows[i], rows[i + 1], rows[i + 2], rows[i + 3], sums);
    }
    for (; i < to; i++) {
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

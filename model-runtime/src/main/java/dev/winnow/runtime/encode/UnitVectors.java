package dev.winnow.runtime.encode;

import dev.winnow.runtime.repository.Pooling;
import dev.winnow.runtime.tokenize.TokenizedText;
import java.nio.FloatBuffer;
import java.util.List;

/** Pools the vectors of one text's tokens and brings the result to length 1 (L2). */
final class UnitVectors {
  private static final double SHORTEST = 1e-12;

  private final int dimensions;

  UnitVectors(int dimensions) {
    this.dimensions = dimensions;
  }

  /**
   * Pools the vectors of a text's windows in several ways: each token counts alike, or each
   * window's first one.
   *
   * @param hidden rows of {@code width} vectors of {@code dimensions} floats
   * @param firstRow row of the text's first window
   * @return a unit vector for each pooling, side by side in their order
   */
  float[] pool(
      FloatBuffer hidden, int firstRow, int width, TokenizedText text, List<Pooling> poolings) {
    float[] vectors = new float[poolings.size() * dimensions];
    for (int i = 0; i < poolings.size(); i++) {
      double[] pooled = pool(hidden, firstRow, width, text, poolings.get(i));
      toUnitLength(pooled, vectors, i * dimensions);
    }
    return vectors;
  }

  private double[] pool(
      FloatBuffer hidden, int firstRow, int width, TokenizedText text, Pooling pooling) {
    float[] vector = new float[dimensions];
    double[] pooled = new double[dimensions];
    for (int window = 0; window < text.windows(); window++) {
      int first = (firstRow + window) * width;
      int tokens = pooling == Pooling.CLS ? 1 : text.length(window);
      for (int i = 0; i < tokens; i++) {
        hidden.get((first + i) * dimensions, vector);
        if (pooling == Pooling.MAX && (window > 0 || i > 0)) {
          raise(pooled, vector);
        } else {
          add(pooled, vector);
        }
      }
    }
    return pooled;
  }

  private static void add(double[] pooled, float[] vector) {
    for (int d = 0; d < pooled.length; d++) {
      pooled[d] += vector[d];
    }
  }

  private static void raise(double[] pooled, float[] vector) {
    for (int d = 0; d < pooled.length; d++) {
      pooled[d] = Math.max(pooled[d], vector[d]);
    }
  }

  /** The mean and the sum point the same way, so dividing by the count can be left out. */
  private static void toUnitLength(double[] pooled, float[] target, int at) {
    double squares = 0;
    for (double value : pooled) {
      squares += value * value;
    }
    double length = Math.max(SHORTEST, Math.sqrt(squares));
    for (int d = 0; d < pooled.length; d++) {
      target[at + d] = (float) (pooled[d] / length);
    }
  }
}

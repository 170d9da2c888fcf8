package dev.winnow.runtime.encode;

import dev.winnow.runtime.repository.Pooling;
import dev.winnow.runtime.tokenize.TokenizedText;
import java.nio.FloatBuffer;

/** Pools the vectors of one text's tokens and brings the result to length 1 (L2). */
final class UnitVectors {
  private static final double SHORTEST = 1e-12;

  private final Pooling pooling;
  private final int dimensions;

  UnitVectors(Pooling pooling, int dimensions) {
    this.pooling = pooling;
    this.dimensions = dimensions;
  }

  /**
   * Pools the vectors of a text's windows: each token counts alike, or each window's first one.
   *
   * @param hidden rows of {@code width} vectors of {@code dimensions} floats
   * @param firstRow row of the text's first window
   */
  float[] pool(FloatBuffer hidden, int firstRow, int width, TokenizedText text) {
    float[] vector = new float[dimensions];
    double[] sum = new double[dimensions];
    for (int window = 0; window < text.windows(); window++) {
      int first = (firstRow + window) * width;
      int tokens = pooling == Pooling.CLS ? 1 : text.length(window);
      for (int i = 0; i < tokens; i++) {
        hidden.get((first + i) * dimensions, vector);
        for (int d = 0; d < dimensions; d++) {
          sum[d] += vector[d];
        }
      }
    }
    return toUnitLength(sum, vector);
  }

  /** The mean and the sum point the same way, so dividing by the count can be left out. */
  private static float[] toUnitLength(double[] sum, float[] target) {
    double squares = 0;
    for (double value : sum) {
      squares += value * value;
    }
    double length = Math.max(SHORTEST, Math.sqrt(squares));
    for (int d = 0; d < sum.length; d++) {
      target[d] = (float) (sum[d] / length);
    }
    return target;
  }
}

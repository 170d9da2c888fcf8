package dev.winnow.runtime.encode;

import dev.winnow.runtime.repository.Pooling;
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
   * Pools {@code tokens} vectors.
   *
   * @param hidden rows of {@code dimensions} floats, a row for each padded token
   * @param first row of the text's first token
   */
  float[] pool(FloatBuffer hidden, int first, int tokens) {
    int rows = pooling == Pooling.CLS ? 1 : tokens;
    float[] row = new float[dimensions];
    double[] sum = new double[dimensions];
    for (int i = 0; i < rows; i++) {
      hidden.get((first + i) * dimensions, row);
      for (int d = 0; d < dimensions; d++) {
        sum[d] += row[d];
      }
    }
    return toUnitLength(sum, row);
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

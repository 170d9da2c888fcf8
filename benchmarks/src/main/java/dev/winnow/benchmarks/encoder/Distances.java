package dev.winnow.benchmarks.encoder;

import java.util.Arrays;

/** Cosine distances of pairs of unit vectors, sorted; not numbers where they differ in width. */
final class Distances {
  private final double[] sorted;

  Distances(float[][] one, float[][] other) {
    sorted = new double[one.length];
    for (int i = 0; i < one.length; i++) {
      sorted[i] = Math.max(0, 1 - dot(one[i], other[i]));
    }
    Arrays.sort(sorted);
  }

  double median() {
    return quantile(0.5);
  }

  /** The smallest distance that so large a part stays below or at. */
  double quantile(double part) {
    return sorted[Math.max(0, (int) Math.ceil(part * sorted.length) - 1)];
  }

  double max() {
    return sorted[sorted.length - 1];
  }

  private static double dot(float[] a, float[] b) {
    if (a.length != b.length) {
      return Double.NaN;
    }
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}

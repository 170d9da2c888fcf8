package dev.winnow.benchmarks.runtime;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Figures of one kind. */
final class Sample {
  private final double[] sorted;

  Sample(DoubleStream figures) {
    this.sorted = figures.sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("figures: none (expected: at least one)");
    }
  }

  double mean() {
    return Arrays.stream(sorted).average().orElseThrow();
  }

  double median() {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The smallest figure that so many in a hundred do not exceed. */
  double percentile(int percent) {
    int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
    return sorted[Math.max(0, rank - 1)];
  }

  double max() {
    return sorted[sorted.length - 1];
  }
}

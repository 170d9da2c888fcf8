package dev.winnow.benchmarks.turn;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Figures of one kind. */
public final class Sample {
  private final double[] sorted;

  public Sample(DoubleStream figures) {
    this.sorted = figures.sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("figures: none (expected: at least one)");
    }
  }

  public double mean() {
    return Arrays.stream(sorted).average().orElseThrow();
  }

  public double median() {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The smallest figure that so many in a hundred do not exceed. */
  public double percentile(int percent) {
    int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
    return sorted[Math.max(0, rank - 1)];
  }

  public double max() {
    return sorted[sorted.length - 1];
  }
}

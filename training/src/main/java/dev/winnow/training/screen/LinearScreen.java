package dev.winnow.training.screen;

/**
 * A fitted model of one category, before it is brought to 8 bits. Immutable.
 *
 * <p>Its output is {@code bias + sum(weights of the buckets) / sqrt(number of the buckets)}, as
 * that of {@link dev.winnow.runtime.ngram.NgramModel}.
 */
final class LinearScreen {
  private final float[] weights;
  private final double bias;

  /**
   * @param weights one a bucket
   */
  LinearScreen(float[] weights, double bias) {
    this.weights = weights.clone();
    this.bias = bias;
  }

  double bias() {
    return bias;
  }

  float weight(int bucket) {
    return weights[bucket];
  }

  int buckets() {
    return weights.length;
  }

  /** From 0 to 1, not calibrated. */
  double score(int[] buckets) {
    double sum = 0;
    for (int bucket : buckets) {
      sum += weights[bucket];
    }
    return 1 / (1 + Math.exp(-(bias + sum / Math.sqrt(Math.max(1, buckets.length)))));
  }
}

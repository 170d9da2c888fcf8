package dev.winnow.training.ngram;

import dev.winnow.runtime.ngram.HashedText;

/**
 * A fitted model of one label, before it is brought to 8 bits. Immutable.
 *
 * <p>Its output is {@code bias + sum(weights of the buckets) / sqrt(number of the n-grams)}, as
 * that of {@link dev.winnow.runtime.ngram.NgramModel}.
 */
public final class LinearNgrams {
  private final float[] weights;
  private final double bias;

  /**
   * @param weights one a bucket
   */
  public LinearNgrams(float[] weights, double bias) {
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

  /** One whose outputs are so many times as large. */
  public LinearNgrams times(double factor) {
    float[] scaled = new float[weights.length];
    for (int bucket = 0; bucket < scaled.length; bucket++) {
      scaled[bucket] = (float) (weights[bucket] * factor);
    }
    return new LinearNgrams(scaled, bias * factor);
  }

  /** One whose outputs are larger by so much. */
  LinearNgrams plus(double more) {
    return new LinearNgrams(weights, bias + more);
  }

  /** By the logistic function: from 0 to 1, not calibrated. */
  public double score(HashedText text) {
    return 1 / (1 + Math.exp(-logit(text)));
  }

  /** The log-odds, not calibrated. */
  public double logit(HashedText text) {
    double sum = 0;
    for (int bucket : text.buckets()) {
      sum += weights[bucket];
    }
    return bias + sum / text.length();
  }
}

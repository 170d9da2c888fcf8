package dev.winnow.training.fit;

/** A logistic model: {@code sigmoid(weights · features + bias)}. Immutable. */
public final class LinearModel implements HeadModel {
  private final double[] weights;
  private final double bias;

  public LinearModel(double[] weights, double bias) {
    this.weights = weights.clone();
    this.bias = bias;
  }

  public double[] weights() {
    return weights.clone();
  }

  public double bias() {
    return bias;
  }

  /** The log-odds. */
  public double logit(float[] features) {
    if (features.length != weights.length) {
      throw new IllegalArgumentException(
          "features: %d (expected: %d)".formatted(features.length, weights.length));
    }
    double sum = bias;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * features[i];
    }
    return sum;
  }

  @Override
  public double score(float[] features) {
    return sigmoid(logit(features));
  }

  static double sigmoid(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }
}

package dev.winnow.training.fit;

/**
 * A fitted model of classes that exclude each other: the output of a class is {@code bias + weights
 * · features}, and its probability the softmax of the outputs. Immutable.
 */
public final class SoftmaxModel {
  private final double[] weights;
  private final double[] bias;

  /**
   * @param weights {@code [features, classes]}, of features without scales
   */
  SoftmaxModel(double[] weights, double[] bias) {
    this.weights = weights.clone();
    this.bias = bias.clone();
  }

  public int classes() {
    return bias.length;
  }

  public int width() {
    return weights.length / bias.length;
  }

  public double weight(int feature, int of) {
    return weights[feature * bias.length + of];
  }

  public double bias(int of) {
    return bias[of];
  }
}

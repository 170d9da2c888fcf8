package dev.winnow.training.fit;

/**
 * What a logistic regression minimises, as a function of the weights and, last, the bias: the
 * weighted mean of the cross-entropy plus {@code l2 / 2 · |weights|²}. The bias is not penalised.
 */
abstract class LogisticLoss implements SmoothFunction {
  private final int width;
  private final int examples;
  private final double l2;

  /**
   * A loss.
   *
   * @param width how many weights there are
   * @param examples how many there are, numbered from 0
   */
  LogisticLoss(int width, int examples, double l2) {
    this.width = width;
    this.examples = examples;
    this.l2 = l2;
  }

  static double requirePenalty(double l2) {
    if (!(l2 >= 0)) {
      throw new IllegalArgumentException("l2: " + l2 + " (expected: >= 0)");
    }
    return l2;
  }

  @Override
  public final int dimensions() {
    return width + 1;
  }

  @Override
  public final double evaluate(double[] point, double[] gradient) {
    double value = 0;
    for (int i = 0; i < width; i++) {
      value += l2 / 2 * point[i] * point[i];
      gradient[i] = l2 * point[i];
    }
    gradient[width] = 0;
    for (int example = 0; example < examples; example++) {
      value += add(example, point, gradient);
    }
    return value;
  }

  /** Adds an example's part of the gradient; gives its part of the loss. */
  abstract double add(int example, double[] point, double[] gradient);

  /** The derivative of the cross-entropy of one example by its log-odds. */
  static double residual(double logit, double target) {
    return LinearModel.sigmoid(logit) - target;
  }

  static double crossEntropy(double logit, double target) {
    return softplus(logit) - target * logit;
  }

  /** log(1 + exp(x)) without overflow. */
  static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }
}

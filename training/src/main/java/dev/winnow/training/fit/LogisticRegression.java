package dev.winnow.training.fit;

/**
 * Weighted logistic regression with an L2 penalty on the weights (not on the bias): minimises the
 * weighted mean of the cross-entropy plus {@code l2 / 2 · |weights|²}. Strictly convex in the
 * weights, so that the result depends on the examples alone, not on a seed or an order.
 */
public final class LogisticRegression {
  private static final int MAX_ITERATIONS = 500;
  private static final double TOLERANCE = 1e-7;

  private final double l2;

  public LogisticRegression(double l2) {
    if (!(l2 >= 0)) {
      throw new IllegalArgumentException("l2: " + l2 + " (expected: >= 0)");
    }
    this.l2 = l2;
  }

  public LinearModel fit(Examples examples) {
    double[] point = new Lbfgs(MAX_ITERATIONS, TOLERANCE).minimise(new Loss(examples, l2));
    double[] weights = new double[examples.width()];
    System.arraycopy(point, 0, weights, 0, weights.length);
    return new LinearModel(weights, point[weights.length]);
  }

  /** The penalised loss as a function of the weights and, last, the bias. */
  static final class Loss implements SmoothFunction {
    private final Examples examples;
    private final double l2;
    private final double totalWeight;

    Loss(Examples examples, double l2) {
      this.examples = examples;
      this.l2 = l2;
      this.totalWeight = examples.totalWeight();
    }

    @Override
    public int dimensions() {
      return examples.width() + 1;
    }

    @Override
    public double evaluate(double[] point, double[] gradient) {
      int width = examples.width();
      double value = 0;
      for (int i = 0; i < width; i++) {
        value += l2 / 2 * point[i] * point[i];
        gradient[i] = l2 * point[i];
      }
      gradient[width] = 0;
      for (int row = 0; row < examples.size(); row++) {
        value += add(row, point, gradient);
      }
      return value;
    }

    /** Adds an example's part of the gradient; gives its part of the loss. */
    private double add(int row, double[] point, double[] gradient) {
      float[] features = examples.features()[row];
      int width = features.length;
      double logit = point[width];
      for (int i = 0; i < width; i++) {
        logit += point[i] * features[i];
      }
      double weight = examples.weights()[row] / totalWeight;
      double target = examples.targets()[row];
      double residual = weight * (LinearModel.sigmoid(logit) - target);
      for (int i = 0; i < width; i++) {
        gradient[i] += residual * features[i];
      }
      gradient[width] += residual;
      return weight * (softplus(logit) - target * logit);
    }
  }

  /** log(1 + exp(x)) without overflow. */
  static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }
}

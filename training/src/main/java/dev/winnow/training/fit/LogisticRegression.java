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
    this.l2 = LogisticLoss.requirePenalty(l2);
  }

  public LinearModel fit(Examples examples) {
    double[] point = new Lbfgs(MAX_ITERATIONS, TOLERANCE).minimise(new Loss(examples, l2));
    double[] weights = new double[examples.width()];
    System.arraycopy(point, 0, weights, 0, weights.length);
    return new LinearModel(weights, point[weights.length]);
  }

  static final class Loss extends LogisticLoss {
    private final Examples examples;
    private final double totalWeight;

    Loss(Examples examples, double l2) {
      super(examples.width(), examples.size(), l2);
      this.examples = examples;
      this.totalWeight = examples.totalWeight();
    }

    @Override
    double add(int example, double[] point, double[] gradient) {
      float[] features = examples.features()[example];
      int width = features.length;
      double logit = point[width];
      for (int i = 0; i < width; i++) {
        logit += point[i] * features[i];
      }
      double weight = examples.weights()[example] / totalWeight;
      double target = examples.targets()[example];
      double residual = weight * residual(logit, target);
      for (int i = 0; i < width; i++) {
        gradient[i] += residual * features[i];
      }
      gradient[width] += residual;
      return weight * crossEntropy(logit, target);
    }
  }
}

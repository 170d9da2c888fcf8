package dev.winnow.training.fit;

/**
 * As {@link LogisticRegression}, over sparse features. L-BFGS rather than stochastic descent: the
 * minimum is the same whatever the order of the rows, no step size is tuned, and some tens of
 * passes over the rows are enough.
 */
public final class SparseLogisticRegression {
  /** Ends long before the minimum to the last digit: 8-bit weights could not tell. */
  private static final int MAX_ITERATIONS = 100;

  private static final double TOLERANCE = 1e-6;

  private final double l2;

  public SparseLogisticRegression(double l2) {
    this.l2 = LogisticLoss.requirePenalty(l2);
  }

  /** The weights are those of features without scales. */
  public LinearModel fit(SparseExamples examples) {
    double[] point = new Lbfgs(MAX_ITERATIONS, TOLERANCE).minimise(new Loss(examples, l2));
    double[] weights = new double[examples.width()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = point[i] * examples.features().scales()[i];
    }
    return new LinearModel(weights, point[weights.length]);
  }

  static final class Loss extends LogisticLoss {
    private final SparseExamples examples;
    private final double totalWeight;

    Loss(SparseExamples examples, double l2) {
      super(examples.width(), examples.size(), l2);
      this.examples = examples;
      this.totalWeight = examples.totalWeight();
    }

    @Override
    double add(int example, double[] point, double[] gradient) {
      int width = examples.width();
      float[] scales = examples.features().scales();
      int[] features = examples.features().features()[example];
      double each = examples.features().value(example);
      double sum = 0;
      for (int feature : features) {
        sum += point[feature] * scales[feature];
      }
      double logit = point[width] + each * sum;
      double weight = examples.weights()[example] / totalWeight;
      double target = examples.targets()[example];
      double residual = weight * residual(logit, target);
      for (int feature : features) {
        gradient[feature] += residual * each * scales[feature];
      }
      gradient[width] += residual;
      return weight * crossEntropy(logit, target);
    }
  }
}

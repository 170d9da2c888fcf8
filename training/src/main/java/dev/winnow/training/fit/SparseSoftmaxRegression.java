package dev.winnow.training.fit;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Multinomial logistic regression over sparse features, by L-BFGS as {@link
 * SparseLogisticRegression}. Runs on the common pool. Deterministic: each number of the gradient is
 * summed by one thread, in the order of the examples.
 */
public final class SparseSoftmaxRegression {
  /** Ends long before the minimum to the last digit: 8-bit weights could not tell. */
  private static final int MAX_ITERATIONS = 60;

  private static final double TOLERANCE = 1e-6;

  /** Steps: their vectors are as long as features times classes, and fill most of the memory. */
  private static final int MEMORY = 5;

  /** Passes over the rows between two words of progress. */
  private static final int PASSES = 10;

  private final double l2;
  private final Consumer<String> progress;

  /**
   * @param progress told now and then how far it is
   */
  public SparseSoftmaxRegression(double l2, Consumer<String> progress) {
    this.l2 = LogisticLoss.requirePenalty(l2);
    this.progress = progress;
  }

  public SoftmaxModel fit(ClassExamples examples) {
    Loss loss = new Loss(examples, l2, progress);
    double[] point = new Lbfgs(MAX_ITERATIONS, TOLERANCE, MEMORY).minimise(loss);
    int classes = examples.classes();
    int width = examples.features().width();
    double[] weights = new double[width * classes];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = point[i] * examples.features().scales()[i / classes];
    }
    double[] bias = new double[classes];
    System.arraycopy(point, weights.length, bias, 0, classes);
    return new SoftmaxModel(weights, bias);
  }

  /**
   * The weighted mean of the cross-entropy plus {@code l2 / 2 · |weights|²}, as a function of the
   * weights, class by class within a feature, and last the biases, which are not penalised.
   */
  static final class Loss implements SmoothFunction {
    private final ClassExamples examples;
    private final SparseFeatures features;
    private final int[][] examplesByFeature;
    private final int classes;
    private final int weights;
    private final double l2;
    private final double totalWeight;
    private final Consumer<String> progress;
    private int passes;

    Loss(ClassExamples examples, double l2, Consumer<String> progress) {
      this.examples = examples;
      this.features = examples.features();
      this.examplesByFeature = features.examplesByFeature();
      this.classes = examples.classes();
      this.weights = Math.multiplyExact(features.width(), classes);
      this.l2 = l2;
      this.totalWeight = examples.totalWeight();
      this.progress = progress;
    }

    @Override
    public int dimensions() {
      return weights + classes;
    }

    @Override
    public double evaluate(double[] point, double[] gradient) {
      double[][] residuals = new double[examples.size()][];
      double[] losses = new double[examples.size()];
      IntStream.range(0, residuals.length)
          .parallel()
          .forEach(
              example -> {
                double[] outputs = outputs(example, point);
                losses[example] = crossEntropy(example, outputs);
                residuals[example] = outputs;
              });
      IntStream.range(0, features.width())
          .parallel()
          .forEach(feature -> addWeights(feature, point, residuals, gradient));
      double value = penalty(point);
      for (int of = 0; of < classes; of++) {
        gradient[weights + of] = 0;
      }
      for (int example = 0; example < losses.length; example++) {
        value += losses[example];
        for (int of = 0; of < classes; of++) {
          gradient[weights + of] += residuals[example][of];
        }
      }
      if (passes++ % PASSES == 0) {
        progress.accept(String.format(Locale.ROOT, "pass %d: loss %.4f", passes, value));
      }
      return value;
    }

    private double[] outputs(int example, double[] point) {
      double[] outputs = new double[classes];
      float[] scales = features.scales();
      double each = features.value(example);
      for (int feature : features.features()[example]) {
        int row = feature * classes;
        double value = each * scales[feature];
        for (int of = 0; of < classes; of++) {
          outputs[of] += value * point[row + of];
        }
      }
      for (int of = 0; of < classes; of++) {
        outputs[of] += point[weights + of];
      }
      return outputs;
    }

    /** An example's part of the loss; its derivatives are written over the outputs. */
    private double crossEntropy(int example, double[] outputs) {
      double largest = Double.NEGATIVE_INFINITY;
      for (double output : outputs) {
        largest = Math.max(largest, output);
      }
      int truth = examples.truth()[example];
      double weight = examples.weights()[example] / totalWeight;
      double ofTruth = outputs[truth];
      double sum = 0;
      for (int of = 0; of < classes; of++) {
        outputs[of] = Math.exp(outputs[of] - largest);
        sum += outputs[of];
      }
      for (int of = 0; of < classes; of++) {
        outputs[of] *= weight / sum;
      }
      outputs[truth] -= weight;
      return weight * (Math.log(sum) + largest - ofTruth);
    }

    private void addWeights(int feature, double[] point, double[][] residuals, double[] gradient) {
      int row = feature * classes;
      for (int of = 0; of < classes; of++) {
        gradient[row + of] = l2 * point[row + of];
      }
      for (int example : examplesByFeature[feature]) {
        double value = features.value(example) * features.scales()[feature];
        double[] residual = residuals[example];
        for (int of = 0; of < classes; of++) {
          gradient[row + of] += value * residual[of];
        }
      }
    }

    private double penalty(double[] point) {
      double sum = 0;
      for (int i = 0; i < weights; i++) {
        sum += point[i] * point[i];
      }
      return l2 / 2 * sum;
    }
  }
}

package dev.winnow.training.fit;

import java.util.Arrays;

/**
 * Brings every feature to mean 0 and variance 1 over the examples, weighted. The vectors of some
 * encoders share a large common part, which gradient descent would spend its steps on. Immutable.
 */
final class FeatureScaling {
  /** A feature that hardly varies is not blown up beyond this. */
  private static final double MAX_FACTOR = 1000;

  private final float[] shift;
  private final float[] factor;

  private FeatureScaling(float[] shift, float[] factor) {
    this.shift = shift;
    this.factor = factor;
  }

  static FeatureScaling of(Examples examples) {
    int width = examples.width();
    double[] sum = new double[width];
    double[] squares = new double[width];
    for (int row = 0; row < examples.size(); row++) {
      double weight = examples.weights()[row] / examples.totalWeight();
      for (int i = 0; i < width; i++) {
        double feature = examples.features()[row][i];
        sum[i] += weight * feature;
        squares[i] += weight * feature * feature;
      }
    }
    float[] shift = new float[width];
    float[] factor = new float[width];
    for (int i = 0; i < width; i++) {
      double deviation = Math.sqrt(Math.max(0, squares[i] - sum[i] * sum[i]));
      shift[i] = (float) sum[i];
      factor[i] = (float) Math.min(MAX_FACTOR, 1 / deviation);
    }
    return new FeatureScaling(shift, factor);
  }

  /** Leaves the features as they are. */
  static FeatureScaling none(int width) {
    float[] factor = new float[width];
    Arrays.fill(factor, 1);
    return new FeatureScaling(new float[width], factor);
  }

  /** Writes the scaled features. */
  void apply(float[] features, float[] scaled) {
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (features[i] - shift[i]) * factor[i];
    }
  }

  /** The weight of the feature as it comes, for one of the feature as it is scaled. */
  float weight(int feature, float scaledWeight) {
    return scaledWeight * factor[feature];
  }

  /** What the shift of a feature takes off the bias. */
  double biasOf(int feature, float scaledWeight) {
    return -(double) scaledWeight * factor[feature] * shift[feature];
  }
}

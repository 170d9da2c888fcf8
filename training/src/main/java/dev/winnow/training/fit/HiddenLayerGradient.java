package dev.winnow.training.fit;

import java.util.Arrays;
import java.util.Random;

/**
 * The parameters of a {@link HiddenLayerModel} while it is fitted, and the gradient of the weighted
 * cross-entropy. Everything lies in one array, so that the inner loops run over neighbours: for
 * each feature its weight to every unit, then the units' biases, their output weights and the
 * output bias. Not thread-safe.
 */
final class HiddenLayerGradient {
  private final FeatureScaling scaling;
  private final int width;
  private final int units;
  private final int biases;
  private final int outputs;
  private final float[] parameters;
  private final float[] gradient;
  private final float[] activations;
  private final float[] back;
  private final float[] scaled;

  HiddenLayerGradient(FeatureScaling scaling, int width, int units, Random random) {
    this.scaling = scaling;
    this.width = width;
    this.units = units;
    this.biases = width * units;
    this.outputs = biases + units;
    this.parameters = new float[outputs + units + 1];
    this.gradient = new float[parameters.length];
    this.activations = new float[units];
    this.back = new float[units];
    this.scaled = new float[width];
    // Glorot and Bengio, AISTATS 2010.
    fill(0, biases, Math.sqrt(6.0 / (width + units)), random);
    fill(outputs, outputs + units, Math.sqrt(6.0 / (units + 1)), random);
  }

  float[] parameters() {
    return parameters;
  }

  float[] gradient() {
    return gradient;
  }

  void clearGradient() {
    Arrays.fill(gradient, 0);
  }

  /** Adds an example's part of the gradient; gives its part of the loss. */
  double add(float[] features, float target, float weight) {
    double logit = logit(features);
    float residual = weight * (float) (LinearModel.sigmoid(logit) - target);
    for (int unit = 0; unit < units; unit++) {
      back[unit] = activations[unit] > 0 ? residual * parameters[outputs + unit] : 0;
      gradient[biases + unit] += back[unit];
      gradient[outputs + unit] += residual * activations[unit];
    }
    gradient[outputs + units] += residual;
    for (int i = 0; i < width; i++) {
      float feature = scaled[i];
      int begin = i * units;
      for (int unit = 0; unit < units; unit++) {
        gradient[begin + unit] += feature * back[unit];
      }
    }
    return weight * (Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit))) - target * logit);
  }

  /** Writes the gradient of the last example's loss by its features, as they are scaled. */
  void byFeatures(float[] written) {
    for (int i = 0; i < width; i++) {
      int begin = i * units;
      float sum = 0;
      for (int unit = 0; unit < units; unit++) {
        sum += back[unit] * parameters[begin + unit];
      }
      written[i] = sum;
    }
  }

  /** The model as it stands, with the scaling of the features taken into its weights. */
  HiddenLayerModel model() {
    float[][] hidden = new float[units][width];
    float[] bias = new float[units];
    for (int unit = 0; unit < units; unit++) {
      double sum = parameters[biases + unit];
      for (int i = 0; i < width; i++) {
        float weight = parameters[i * units + unit];
        hidden[unit][i] = scaling.weight(i, weight);
        sum += scaling.biasOf(i, weight);
      }
      bias[unit] = (float) sum;
    }
    return new HiddenLayerModel(
        hidden,
        bias,
        Arrays.copyOfRange(parameters, outputs, outputs + units),
        parameters[outputs + units]);
  }

  private double logit(float[] features) {
    scaling.apply(features, scaled);
    System.arraycopy(parameters, biases, activations, 0, units);
    for (int i = 0; i < width; i++) {
      float feature = scaled[i];
      int begin = i * units;
      for (int unit = 0; unit < units; unit++) {
        activations[unit] += feature * parameters[begin + unit];
      }
    }
    double logit = parameters[outputs + units];
    for (int unit = 0; unit < units; unit++) {
      activations[unit] = Math.max(0, activations[unit]);
      logit += parameters[outputs + unit] * activations[unit];
    }
    return logit;
  }

  private void fill(int begin, int end, double bound, Random random) {
    for (int i = begin; i < end; i++) {
      parameters[i] = (float) ((2 * random.nextDouble() - 1) * bound);
    }
  }
}

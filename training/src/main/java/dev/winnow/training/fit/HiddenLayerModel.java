package dev.winnow.training.fit;

import java.util.List;

/**
 * A logistic model over one layer of rectified linear units: {@code sigmoid(output · max(0, hidden
 * · features + hiddenBias) + outputBias)}. Immutable.
 */
public final class HiddenLayerModel implements HeadModel {
  private final float[][] hidden;
  private final float[] hiddenBias;
  private final float[] output;
  private final float outputBias;

  /**
   * @param hidden a row of weights for each unit
   */
  HiddenLayerModel(float[][] hidden, float[] hiddenBias, float[] output, float outputBias) {
    if (hidden.length == 0
        || hiddenBias.length != hidden.length
        || output.length != hidden.length) {
      throw new IllegalArgumentException(
          "hidden: %d, hiddenBias: %d, output: %d (expected: the same number, > 0)"
              .formatted(hidden.length, hiddenBias.length, output.length));
    }
    this.hidden = hidden;
    this.hiddenBias = hiddenBias;
    this.output = output;
    this.outputBias = outputBias;
  }

  /**
   * One model whose log-odds are the mean of those of several: steadier than each. Its layer holds
   * the units of all.
   */
  static HiddenLayerModel mean(List<HiddenLayerModel> members) {
    int units = members.stream().mapToInt(HiddenLayerModel::units).sum();
    float[][] hidden = new float[units][];
    float[] hiddenBias = new float[units];
    float[] output = new float[units];
    float outputBias = 0;
    int unit = 0;
    for (HiddenLayerModel member : members) {
      for (int i = 0; i < member.units(); i++, unit++) {
        hidden[unit] = member.hidden[i];
        hiddenBias[unit] = member.hiddenBias[i];
        output[unit] = member.output[i] / members.size();
      }
      outputBias += member.outputBias / members.size();
    }
    return new HiddenLayerModel(hidden, hiddenBias, output, outputBias);
  }

  public int units() {
    return hidden.length;
  }

  public int width() {
    return hidden[0].length;
  }

  public float hiddenWeight(int unit, int feature) {
    return hidden[unit][feature];
  }

  public float hiddenBias(int unit) {
    return hiddenBias[unit];
  }

  public float outputWeight(int unit) {
    return output[unit];
  }

  public float outputBias() {
    return outputBias;
  }

  @Override
  public double score(float[] features) {
    return LinearModel.sigmoid(logit(features));
  }

  /** The log-odds. */
  public double logit(float[] features) {
    if (features.length != width()) {
      throw new IllegalArgumentException(
          "features: %d (expected: %d)".formatted(features.length, width()));
    }
    double logit = outputBias;
    for (int unit = 0; unit < hidden.length; unit++) {
      double sum = hiddenBias[unit];
      for (int i = 0; i < features.length; i++) {
        sum += hidden[unit][i] * features[i];
      }
      logit += output[unit] * Math.max(0, sum);
    }
    return logit;
  }
}

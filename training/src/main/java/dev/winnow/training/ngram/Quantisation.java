package dev.winnow.training.ngram;

import dev.winnow.runtime.ngram.NgramModel;
import dev.winnow.runtime.ngram.NgramShape;
import java.util.List;

/**
 * Brings models of labels to 8 bits a weight and into one: each with a scale of its own, at which
 * the largest weight just fits.
 */
public final class Quantisation {
  private static final int LARGEST = 127;

  private Quantisation() {}

  /** One label a model, in their order. */
  public static NgramModel of(NgramShape shape, List<LinearNgrams> models) {
    float[] bias = new float[models.size()];
    float[] scale = new float[models.size()];
    byte[] weights = new byte[shape.buckets() * models.size()];
    for (int label = 0; label < scale.length; label++) {
      LinearNgrams model = models.get(label);
      bias[label] = (float) model.bias();
      scale[label] = scale(model);
      for (int bucket = 0; bucket < model.buckets(); bucket++) {
        int steps = Math.round(model.weight(bucket) / scale[label]);
        weights[bucket * scale.length + label] = (byte) steps;
      }
    }
    return new NgramModel(shape, bias, scale, weights);
  }

  private static float scale(LinearNgrams model) {
    float largest = Float.MIN_NORMAL;
    for (int bucket = 0; bucket < model.buckets(); bucket++) {
      largest = Math.max(largest, Math.abs(model.weight(bucket)));
    }
    return largest / LARGEST;
  }
}

package dev.winnow.training.fit;

import java.util.Arrays;

/**
 * A hidden layer over the sum of the embeddings of an example's features, by 1 / sqrt(how many it
 * has). Immutable.
 */
public final class EmbeddingBagModel {
  private final float[] embeddings;
  private final HiddenLayerModel layer;

  /**
   * @param embeddings {@code [features, dimensions]}; kept, not copied
   */
  EmbeddingBagModel(float[] embeddings, HiddenLayerModel layer) {
    this.embeddings = embeddings;
    this.layer = layer;
  }

  public int dimensions() {
    return layer.width();
  }

  public float embedding(int feature, int dimension) {
    return embeddings[feature * dimensions() + dimension];
  }

  public HiddenLayerModel layer() {
    return layer;
  }

  /**
   * The log-odds.
   *
   * @param features distinct
   * @param length how many the example had before some were left out
   */
  public double logit(int[] features, int length) {
    float[] bag = new float[dimensions()];
    sum(embeddings, features, 1 / Math.sqrt(Math.max(1, length)), bag);
    return layer.logit(bag);
  }

  static void sum(float[] embeddings, int[] features, double value, float[] bag) {
    Arrays.fill(bag, 0);
    for (int feature : features) {
      int from = feature * bag.length;
      for (int i = 0; i < bag.length; i++) {
        bag[i] += embeddings[from + i];
      }
    }
    for (int i = 0; i < bag.length; i++) {
      bag[i] *= (float) value;
    }
  }
}

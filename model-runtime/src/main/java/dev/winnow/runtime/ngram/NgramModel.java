package dev.winnow.runtime.ngram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A linear model over the buckets of n-grams, in 8 bits a weight; labels may have a small network
 * besides. The output of a label is {@code bias + scale * sum(weights of the text's buckets) /
 * sqrt(number of its n-grams)}, and what its {@link NgramNetwork} adds: features are present or
 * absent, and a text's n-grams are brought to length 1. Thread-safe.
 */
public final class NgramModel {
  private final NgramShape shape;
  private final float[] bias;
  private final float[] scale;
  private final BucketRows weights;
  private final List<NgramNetwork> networks;
  private final JoinedRows rows;

  /**
   * A model of as many labels as there are biases.
   *
   * @param scale what one step of a label's weights is worth
   * @param weights {@code [buckets, labels]}
   * @param networks of some of the labels
   */
  public NgramModel(
      NgramShape shape,
      float[] bias,
      float[] scale,
      BucketRows weights,
      List<NgramNetwork> networks) {
    this.shape = shape;
    this.bias = bias.clone();
    this.scale = scale.clone();
    this.weights = weights;
    this.networks = List.copyOf(networks);
    if (bias.length < 1
        || scale.length != bias.length
        || weights.width() != bias.length
        || weights.buckets() != shape.buckets()) {
      throw new IllegalArgumentException(
          "biases: %d, scales: %d, weights: %d in %d buckets (expected: as many, one or more, in %d)"
              .formatted(
                  bias.length, scale.length, weights.width(), weights.buckets(), shape.buckets()));
    }
    Finite.require("bias", bias);
    Finite.require("scale", scale);
    networks.forEach(this::requireFit);
    List<BucketRows> tables = new ArrayList<>(List.of(weights));
    networks.forEach(network -> tables.add(network.embeddings()));
    this.rows = new JoinedRows(tables);
  }

  /** A linear one. */
  public NgramModel(NgramShape shape, float[] bias, float[] scale, byte[] weights) {
    this(shape, bias, scale, BucketRows.of(weights, bias.length), List.of());
  }

  private void requireFit(NgramNetwork network) {
    int buckets = network.embeddings().buckets();
    if (buckets != shape.buckets() || network.label() < 0 || network.label() >= bias.length) {
      throw new IllegalArgumentException(
          "network: of label %d in %d buckets (expected: 0 to %d, in %d)"
              .formatted(network.label(), buckets, bias.length - 1, shape.buckets()));
    }
  }

  public NgramShape shape() {
    return shape;
  }

  public int labels() {
    return bias.length;
  }

  float[] bias() {
    return bias.clone();
  }

  float[] scale() {
    return scale.clone();
  }

  BucketRows weights() {
    return weights;
  }

  List<NgramNetwork> networks() {
    return networks;
  }

  /** The output of each label for a text, before any activation. */
  public float[] outputs(HashedText text) {
    return outputs(text.buckets(), text.buckets().length, text.length());
  }

  /** As {@link #outputs(HashedText)}, of the first so many buckets. */
  float[] outputs(int[] buckets, int count, double length) {
    int[] sums = rows.sums(buckets, count);
    float[] outputs = Arrays.copyOf(bias, bias.length);
    for (int label = 0; label < bias.length; label++) {
      outputs[label] += (float) (scale[label] * sums[label] / length);
    }
    for (int i = 0; i < networks.size(); i++) {
      NgramNetwork network = networks.get(i);
      outputs[network.label()] += (float) network.output(sums, rows.offset(i + 1), length);
    }
    return outputs;
  }
}

package dev.winnow.runtime.ngram;

/**
 * A small network that adds to the output of one label. A text is the sum of its n-grams'
 * embeddings by 1 / sqrt(number of its n-grams), as a bag (P. Bojanowski and others, "Enriching
 * Word Vectors with Subword Information", TACL 5, 2017); one layer of rectified linear units reads
 * it. Immutable.
 *
 * @param label that it adds to
 * @param embeddings {@code [buckets, dimensions]}
 * @param scale what one step of an embedding is worth
 * @param hidden {@code [units, dimensions]}
 * @param bias of each unit
 * @param output weight of each unit
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and not changed once it is made
public record NgramNetwork(
    int label, BucketRows embeddings, float scale, float[][] hidden, float[] bias, float[] output) {
  public NgramNetwork {
    if (hidden.length == 0 || bias.length != hidden.length || output.length != hidden.length) {
      throw new IllegalArgumentException(
          "units: %d, biases: %d, outputs: %d (expected: the same number, > 0)"
              .formatted(hidden.length, bias.length, output.length));
    }
    for (float[] unit : hidden) {
      if (unit.length != embeddings.width()) {
        throw new IllegalArgumentException(
            "weights of a unit: %d (expected: %d, one a dimension)"
                .formatted(unit.length, embeddings.width()));
      }
      Finite.require("hidden", unit);
    }
    Finite.require("scale", scale);
    Finite.require("bias", bias);
    Finite.require("output", output);
  }

  int units() {
    return hidden.length;
  }

  /**
   * What it adds.
   *
   * @param sums of the embeddings of a text's n-grams, from an index on
   * @param length of the text: the square root of the number of its n-grams
   */
  double output(int[] sums, int from, double length) {
    float step = (float) (scale / length);
    double added = 0;
    for (int unit = 0; unit < hidden.length; unit++) {
      float[] weights = hidden[unit];
      float sum = 0;
      for (int i = 0; i < weights.length; i++) {
        sum += weights[i] * sums[from + i];
      }
      added += output[unit] * Math.max(0, bias[unit] + step * sum);
    }
    return added;
  }
}

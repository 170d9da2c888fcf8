package dev.winnow.training.fit;

/**
 * What a regression over many features is fitted on, of which an example has few. Holds the arrays
 * without copying: they must not change meanwhile.
 *
 * @param scales how much each feature counts: one that counts twice needs half the weight, for a
 *     quarter of the penalty; at least one
 * @param features the distinct features of each example, numbers of {@code scales}; each counts its
 *     scale by 1 / sqrt(how many the example has), so that a long text is no louder than a short
 *     one
 * @param lengths how many features each example had before some were left out
 * @param targets the wanted probability of each, 0 to 1
 * @param weights how much each counts, from 0
 */
@SuppressWarnings("ArrayRecordComponent") // only ever compared by identity
public record SparseExamples(
    float[] scales, int[][] features, int[] lengths, double[] targets, double[] weights) {
  public SparseExamples {
    int size = features.length;
    if (size == 0 || lengths.length != size || targets.length != size || weights.length != size) {
      throw new IllegalArgumentException(
          "features: %d, lengths: %d, targets: %d, weights: %d (expected: the same number, > 0)"
              .formatted(size, lengths.length, targets.length, weights.length));
    }
  }

  int width() {
    return scales.length;
  }

  int size() {
    return features.length;
  }

  double totalWeight() {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    return sum;
  }

  /** What a feature of an example counts, but for its scale. */
  double value(int example) {
    return 1 / Math.sqrt(Math.max(1, lengths[example]));
  }
}

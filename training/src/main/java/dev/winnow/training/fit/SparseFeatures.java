package dev.winnow.training.fit;

/**
 * Many features, of which an example has few. Holds the arrays without copying: they must not
 * change meanwhile.
 *
 * @param scales how much each feature counts: one that counts twice needs half the weight, for a
 *     quarter of the penalty; at least one
 * @param features the distinct features of each example, numbers of {@code scales}; each counts its
 *     scale by 1 / sqrt(how many the example has), so that a long text is no louder than a short
 *     one
 * @param lengths how many features each example had before some were left out
 */
@SuppressWarnings("ArrayRecordComponent") // only ever compared by identity
public record SparseFeatures(float[] scales, int[][] features, int[] lengths) {
  public SparseFeatures {
    if (features.length == 0 || lengths.length != features.length) {
      throw new IllegalArgumentException(
          "features: %d, lengths: %d (expected: the same number, > 0)"
              .formatted(features.length, lengths.length));
    }
  }

  int width() {
    return scales.length;
  }

  int size() {
    return features.length;
  }

  /** What a feature of an example counts, but for its scale. */
  double value(int example) {
    return 1 / Math.sqrt(Math.max(1, lengths[example]));
  }

  /** The examples that have each feature, rising. */
  int[][] examplesByFeature() {
    int[] counts = new int[width()];
    for (int[] of : features) {
      for (int feature : of) {
        counts[feature]++;
      }
    }
    int[][] examples = new int[width()][];
    for (int feature = 0; feature < examples.length; feature++) {
      examples[feature] = new int[counts[feature]];
      counts[feature] = 0;
    }
    for (int example = 0; example < features.length; example++) {
      for (int feature : features[example]) {
        examples[feature][counts[feature]++] = example;
      }
    }
    return examples;
  }
}

package dev.winnow.training.fit;

/**
 * What a regression is fitted on. Holds the arrays without copying: they must not change meanwhile.
 *
 * @param features one row an example, all of one width
 * @param targets the wanted probability of each, 0 to 1
 * @param weights how much each counts, from 0
 */
@SuppressWarnings("ArrayRecordComponent") // only ever compared by identity
public record Examples(float[][] features, double[] targets, double[] weights) {
  public Examples {
    if (features.length == 0
        || targets.length != features.length
        || weights.length != features.length) {
      throw new IllegalArgumentException(
          "features: %d, targets: %d, weights: %d (expected: the same number, > 0)"
              .formatted(features.length, targets.length, weights.length));
    }
  }

  int size() {
    return features.length;
  }

  int width() {
    return features[0].length;
  }

  double totalWeight() {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    return sum;
  }
}

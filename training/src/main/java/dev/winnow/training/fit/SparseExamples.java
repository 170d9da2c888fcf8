package dev.winnow.training.fit;

/**
 * What a regression over many features is fitted on. Holds the arrays without copying: they must
 * not change meanwhile.
 *
 * @param targets the wanted probability of each example, 0 to 1
 * @param weights how much each counts, from 0
 */
@SuppressWarnings("ArrayRecordComponent") // only ever compared by identity
public record SparseExamples(SparseFeatures features, double[] targets, double[] weights) {
  public SparseExamples {
    if (targets.length != features.size() || weights.length != features.size()) {
      throw new IllegalArgumentException(
          "targets: %d, weights: %d (expected: %d, one an example)"
              .formatted(targets.length, weights.length, features.size()));
    }
  }

  int width() {
    return features.width();
  }

  int size() {
    return features.size();
  }

  double totalWeight() {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    return sum;
  }
}

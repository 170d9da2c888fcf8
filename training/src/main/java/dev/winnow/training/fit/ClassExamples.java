package dev.winnow.training.fit;

/**
 * What a regression on classes that exclude each other is fitted on. Holds the arrays without
 * copying: they must not change meanwhile.
 *
 * @param truth the class of each example, from 0
 * @param weights how much each counts, from 0
 * @param classes how many there are, at least two
 */
@SuppressWarnings("ArrayRecordComponent") // only ever compared by identity
public record ClassExamples(SparseFeatures features, int[] truth, double[] weights, int classes) {
  public ClassExamples {
    if (truth.length != features.size() || weights.length != features.size()) {
      throw new IllegalArgumentException(
          "truth: %d, weights: %d (expected: %d, one an example)"
              .formatted(truth.length, weights.length, features.size()));
    }
    for (int of : truth) {
      if (of < 0 || of >= classes || classes < 2) {
        throw new IllegalArgumentException(
            "class: %d of %d (expected: one of at least 2)".formatted(of, classes));
      }
    }
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

package dev.winnow.training.screen;

import dev.winnow.training.data.LabelledRow;
import dev.winnow.training.fit.SparseExamples;
import dev.winnow.training.fit.SparseFeatures;
import dev.winnow.training.ngram.FeatureIndex;
import dev.winnow.training.rows.BalancedTargets;
import java.util.List;

/** Brings examples into the form that models are fitted on. */
final class ScreenExamples {
  private ScreenExamples() {}

  /**
   * The buckets that enough examples have.
   *
   * @param buckets how many there are
   * @param fewest examples that a bucket must occur in
   */
  static FeatureIndex index(List<Example> examples, int buckets, int fewest) {
    return FeatureIndex.of(
        examples.stream().map(example -> example.text().buckets()).toList(), buckets, fewest);
  }

  /** Weighed so that both classes count alike. */
  static SparseExamples sparse(
      List<Example> examples, FeatureIndex index, FeatureWeighting weighting) {
    List<LabelledRow> rows = examples.stream().map(Example::row).toList();
    BalancedTargets balanced =
        BalancedTargets.of(rows, examples.stream().mapToDouble(Example::target).toArray());
    int[][] features = new int[rows.size()][];
    int[] lengths = new int[rows.size()];
    for (int i = 0; i < features.length; i++) {
      features[i] = index.numbers(examples.get(i).text().buckets());
      lengths[i] = examples.get(i).text().ngrams();
    }
    return new SparseExamples(
        new SparseFeatures(
            weighting.scales(features, balanced.targets(), balanced.weights(), index.size()),
            features,
            lengths),
        balanced.targets(),
        balanced.weights());
  }
}

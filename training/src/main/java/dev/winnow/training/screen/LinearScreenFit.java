package dev.winnow.training.screen;

import dev.winnow.training.data.LabelledRow;
import dev.winnow.training.fit.LinearModel;
import dev.winnow.training.fit.SparseExamples;
import dev.winnow.training.fit.SparseFeatures;
import dev.winnow.training.fit.SparseLogisticRegression;
import dev.winnow.training.ngram.FeatureIndex;
import dev.winnow.training.ngram.LinearNgrams;
import dev.winnow.training.rows.BalancedTargets;
import java.util.List;

/**
 * Fits one category by logistic regression with an L2 penalty. Deterministic.
 *
 * @param buckets how many there are
 */
record LinearScreenFit(int buckets, FeatureWeighting weighting, double l2) {
  /** Rows that a bucket must occur in. */
  private static final int FEWEST = 2;

  /** As cards state it. */
  String settings() {
    return weighting.words() + ", L2 " + l2;
  }

  LinearNgrams fit(List<Example> examples) {
    FeatureIndex index =
        FeatureIndex.of(examples.stream().map(Example::buckets).toList(), buckets, FEWEST);
    LinearModel model = new SparseLogisticRegression(l2).fit(sparse(examples, index));
    double[] fitted = model.weights();
    float[] weights = new float[buckets];
    for (int i = 0; i < fitted.length; i++) {
      weights[index.bucket(i)] = (float) fitted[i];
    }
    return new LinearNgrams(weights, model.bias());
  }

  private SparseExamples sparse(List<Example> examples, FeatureIndex index) {
    List<LabelledRow> rows = examples.stream().map(Example::row).toList();
    BalancedTargets balanced =
        BalancedTargets.of(rows, examples.stream().mapToDouble(Example::target).toArray());
    int[][] features = new int[rows.size()][];
    int[] lengths = new int[rows.size()];
    for (int i = 0; i < features.length; i++) {
      features[i] = index.numbers(examples.get(i).buckets());
      lengths[i] = examples.get(i).buckets().length;
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

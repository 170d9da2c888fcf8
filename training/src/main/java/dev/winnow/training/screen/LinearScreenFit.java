package dev.winnow.training.screen;

import dev.winnow.training.fit.LinearModel;
import dev.winnow.training.fit.SparseLogisticRegression;
import dev.winnow.training.ngram.FeatureIndex;
import dev.winnow.training.ngram.LinearNgrams;
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
    FeatureIndex index = ScreenExamples.index(examples, buckets, FEWEST);
    LinearModel model =
        new SparseLogisticRegression(l2).fit(ScreenExamples.sparse(examples, index, weighting));
    double[] fitted = model.weights();
    float[] weights = new float[buckets];
    for (int i = 0; i < fitted.length; i++) {
      weights[index.bucket(i)] = (float) fitted[i];
    }
    return new LinearNgrams(weights, model.bias());
  }
}

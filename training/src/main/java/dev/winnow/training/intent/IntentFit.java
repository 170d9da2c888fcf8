package dev.winnow.training.intent;

import dev.winnow.runtime.ngram.NgramHasher;
import dev.winnow.runtime.ngram.NgramShape;
import dev.winnow.training.fit.ClassExamples;
import dev.winnow.training.fit.SoftmaxModel;
import dev.winnow.training.fit.SparseFeatures;
import dev.winnow.training.fit.SparseSoftmaxRegression;
import dev.winnow.training.ngram.FeatureIndex;
import dev.winnow.training.ngram.LinearNgrams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Fits all classes at once, by multinomial logistic regression with an L2 penalty. Deterministic.
 *
 * @param classes how many there are
 */
record IntentFit(NgramShape shape, int classes) {
  /** Rows that a bucket must occur in. */
  private static final int FEWEST = 2;

  /**
   * N-grams times classes, of which the fit holds some twenty numbers each: where there are more,
   * n-grams must occur in more rows.
   */
  private static final int MOST_WEIGHTS = 1 << 23;

  /** Between a third and three times of it dev could tell no difference. */
  private static final double L2 = 3e-6;

  /** As cards state it. */
  String settings() {
    return "n-grams by how rare they are, L2 " + L2;
  }

  /**
   * One model a class.
   *
   * @param truth the class of each text
   */
  List<LinearNgrams> fit(List<String> texts, int[] truth, Consumer<String> progress) {
    NgramHasher hasher = new NgramHasher(shape);
    List<int[]> buckets = texts.stream().map(hasher::bucketsOf).toList();
    FeatureIndex index = index(buckets);
    double[] weights = new double[truth.length];
    Arrays.fill(weights, 1);
    SoftmaxModel model =
        new SparseSoftmaxRegression(L2, progress)
            .fit(new ClassExamples(features(buckets, index), truth, weights, classes));
    List<LinearNgrams> models = new ArrayList<>();
    for (int of = 0; of < classes; of++) {
      models.add(weights(model, of, index));
    }
    return models;
  }

  private FeatureIndex index(List<int[]> buckets) {
    int fewest = FEWEST;
    FeatureIndex index = FeatureIndex.of(buckets, shape.buckets(), fewest);
    while ((long) index.size() * classes > MOST_WEIGHTS) {
      index = FeatureIndex.of(buckets, shape.buckets(), ++fewest);
    }
    return index;
  }

  private static SparseFeatures features(List<int[]> buckets, FeatureIndex index) {
    int[][] features = new int[buckets.size()][];
    int[] lengths = new int[buckets.size()];
    for (int i = 0; i < features.length; i++) {
      features[i] = index.numbers(buckets.get(i));
      lengths[i] = buckets.get(i).length;
    }
    return new SparseFeatures(rarity(features, index.size()), features, lengths);
  }

  /**
   * The logarithm of how many texts there are for each that has the n-gram, as part of what one
   * that stands in one text alone would have, times two.
   */
  private static float[] rarity(int[][] features, int width) {
    int[] texts = new int[width];
    for (int[] of : features) {
      for (int feature : of) {
        texts[feature]++;
      }
    }
    double most = Math.log(Math.max(2, features.length));
    float[] scales = new float[width];
    for (int i = 0; i < width; i++) {
      scales[i] = (float) (2 * Math.log((double) features.length / texts[i]) / most);
    }
    return scales;
  }

  private LinearNgrams weights(SoftmaxModel model, int of, FeatureIndex index) {
    float[] weights = new float[shape.buckets()];
    for (int feature = 0; feature < model.width(); feature++) {
      weights[index.bucket(feature)] = (float) model.weight(feature, of);
    }
    return new LinearNgrams(weights, model.bias(of));
  }
}

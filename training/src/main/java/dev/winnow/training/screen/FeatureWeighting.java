package dev.winnow.training.screen;

import java.util.Arrays;

/** How much each n-gram counts before anything is fitted; what is best is chosen within train. */
enum FeatureWeighting {
  /** All the same. */
  ALIKE("all n-grams alike") {
    @Override
    float[] scales(int[][] features, double[] targets, double[] weights, int width) {
      float[] scales = new float[width];
      Arrays.fill(scales, 1);
      return scales;
    }
  },

  /**
   * By how unevenly an n-gram stands in the two classes, so that those of both cost the fit much
   * and matter little: the log-count ratio of Wang and Manning, "Baselines and Bigrams", ACL 2012,
   * without its sign, over a floor that leaves something to all.
   */
  LOG_RATIO("n-grams by their log-count ratio") {
    @Override
    float[] scales(int[][] features, double[] targets, double[] weights, int width) {
      double[] positives = new double[width];
      double[] negatives = new double[width];
      for (int i = 0; i < features.length; i++) {
        double[] counts = targets[i] > EVEN ? positives : negatives;
        for (int feature : features[i]) {
          counts[feature] += weights[i];
        }
      }
      float[] scales = new float[width];
      for (int i = 0; i < width; i++) {
        double ratio = Math.log((positives[i] + SMOOTHING) / (negatives[i] + SMOOTHING));
        scales[i] = (float) (FLOOR + Math.abs(ratio));
      }
      return scales;
    }
  };

  private static final double EVEN = 0.5;
  private static final double SMOOTHING = 1;
  private static final double FLOOR = 0.5;

  private final String words;

  FeatureWeighting(String words) {
    this.words = words;
  }

  /** As cards state it. */
  String words() {
    return words;
  }

  /**
   * One scale a feature.
   *
   * @param features the features of each example
   * @param targets 0 to 1; those above one half count as positives
   * @param weights how much each example counts; both classes the same in sum
   * @param width how many features there are
   */
  abstract float[] scales(int[][] features, double[] targets, double[] weights, int width);
}

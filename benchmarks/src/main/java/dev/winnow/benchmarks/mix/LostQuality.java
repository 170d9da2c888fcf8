package dev.winnow.benchmarks.mix;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * How much macro-F1 one way to judge a mix loses against another, with the interval in which 95 of
 * 100 resamples of the rows lie: a paired bootstrap within everyday rows and each stratum (Efron
 * and Tibshirani, An Introduction to the Bootstrap, 1993, chapters 8 and 13).
 *
 * @param lost negative where it gains
 */
public record LostQuality(double lost, double low, double high) {
  private static final int RESAMPLES = 400;

  public static LostQuality of(
      Mix mix, List<Judged> reference, List<Judged> judged, Set<String> categories, long seed) {
    List<LabelledText> rows = mix.rows();
    Random random = new Random(seed);
    double[] losses = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      losses[i] = lost(rows, reference, judged, resampled(mix, random), categories);
    }
    Arrays.sort(losses);
    return new LostQuality(
        lost(rows, reference, judged, mix.weights(), categories),
        losses[RESAMPLES / 40],
        losses[RESAMPLES - 1 - RESAMPLES / 40]);
  }

  private static double lost(
      List<LabelledText> rows,
      List<Judged> reference,
      List<Judged> judged,
      double[] weights,
      Set<String> categories) {
    return Quality.of(rows, reference, weights, categories).macroF1()
        - Quality.of(rows, judged, weights, categories).macroF1();
  }

  /** Each row's weight, times how often it is drawn from its own group. */
  private static double[] resampled(Mix mix, Random random) {
    double[] weights = mix.weights();
    double[] drawn = new double[weights.length];
    int begin = 0;
    for (int end : mix.ends()) {
      for (int i = begin; i < end; i++) {
        int row = begin + random.nextInt(end - begin);
        drawn[row] += weights[row];
      }
      begin = end;
    }
    return drawn;
  }
}

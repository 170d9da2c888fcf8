package dev.winnow.benchmarks.mix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * How much macro-F1 one way to judge a mix loses against another, as a mean over halvings, with the
 * interval in which 95 of 100 resamples of the rows lie: a paired bootstrap within everyday rows
 * and each stratum (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapters 8 and
 * 13). A resample draws from all rows and is looked at in every halving; thresholds stay what they
 * were.
 *
 * @param lost negative where it gains
 */
public record LostQuality(double lost, double low, double high) {
  private static final int RESAMPLES = 400;

  /**
   * Holds two ways against each other.
   *
   * @param mix all rows
   * @param reference over parts of the mix
   * @param judged over the same parts, in the same order
   */
  public static LostQuality of(
      Mix mix,
      List<JudgedMix> reference,
      List<JudgedMix> judged,
      Set<String> categories,
      long seed) {
    List<LabelledText> rows = mix.rows();
    Map<LabelledText, Integer> numbers = new IdentityHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      numbers.put(rows.get(i), i);
    }
    List<PairedF1> pairs = new ArrayList<>();
    for (int i = 0; i < reference.size(); i++) {
      pairs.add(PairedF1.of(reference.get(i), judged.get(i), categories, numbers));
    }
    int[] once = new int[rows.size()];
    Arrays.fill(once, 1);
    Random random = new Random(seed);
    double[] losses = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      losses[i] = lost(pairs, resampled(mix, random));
    }
    Arrays.sort(losses);
    return new LostQuality(
        lost(pairs, once), losses[RESAMPLES / 40], losses[RESAMPLES - 1 - RESAMPLES / 40]);
  }

  private static double lost(List<PairedF1> pairs, int[] times) {
    return pairs.stream().mapToDouble(pair -> pair.lost(times)).average().orElseThrow();
  }

  /** How often each row is drawn from its own group. */
  private static int[] resampled(Mix mix, Random random) {
    int[] drawn = new int[mix.rows().size()];
    int begin = 0;
    for (int end : mix.ends()) {
      for (int i = begin; i < end; i++) {
        drawn[begin + random.nextInt(end - begin)]++;
      }
      begin = end;
    }
    return drawn;
  }
}

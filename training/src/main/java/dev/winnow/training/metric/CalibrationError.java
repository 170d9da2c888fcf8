package dev.winnow.training.metric;

import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/**
 * Expected calibration error: how far stated probabilities lie from observed frequencies, over 15
 * bins of equal width, weighted by how many items fall into each (Naeini, Cooper and Hauskrecht,
 * AAAI 2015; 15 bins as Guo et al., "On Calibration of Modern Neural Networks", ICML 2017).
 */
public final class CalibrationError {
  static final int BINS = 15;

  private static final int DRAWS = 200;
  private static final long SEED = 17;

  private CalibrationError() {}

  /** From 0 (calibrated) to 1; the scores must be probabilities. 0 where there is no item. */
  public static double expected(ScoredLabels labels) {
    return of(labels.size(), labels::score, labels::isPositive);
  }

  /**
   * What probabilities that are exactly right show on as many items, by chance alone: the mean of
   * 200 draws in which every item is positive with the probability that is stated (consistency
   * resampling: Bröcker and Smith, "Increasing the Reliability of Reliability Diagrams", Weather
   * and Forecasting 22, 2007). An error near this says nothing against a calibration. The same
   * probabilities in the same order give the same number.
   */
  public static double byChance(double[] probabilities) {
    Random random = new Random(SEED);
    double sum = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      sum +=
          of(
              probabilities.length,
              place -> probabilities[place],
              place -> random.nextDouble() < probabilities[place]);
    }
    return sum / DRAWS;
  }

  /** Asks for each item once, in order. */
  private static double of(int items, IntToDoubleFunction score, IntPredicate isPositive) {
    double[] stated = new double[BINS];
    int[] observed = new int[BINS];
    for (int place = 0; place < items; place++) {
      double probability = score.applyAsDouble(place);
      int bin = bin(probability);
      stated[bin] += probability;
      observed[bin] += isPositive.test(place) ? 1 : 0;
    }
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      error += Math.abs(stated[bin] - observed[bin]);
    }
    return items == 0 ? 0 : error / items;
  }

  private static int bin(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "probability: " + probability + " (expected: between 0 and 1)");
    }
    return Math.min(BINS - 1, (int) (probability * BINS));
  }
}

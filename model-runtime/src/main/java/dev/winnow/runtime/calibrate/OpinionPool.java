package dev.winnow.runtime.calibrate;

import java.util.List;

/**
 * Makes one probability of what several models found: the logarithmic opinion pool, which for two
 * outcomes is the weighted mean of their log-odds.
 *
 * <p>From C. Genest and J. Zidek, "Combining probability distributions: a critique and an annotated
 * bibliography" (Statistical Science, 1986).
 */
public final class OpinionPool {
  /** Probabilities nearer to 0 or 1 count as this near: no model may overrule all others. */
  private static final double NEAREST = 1e-6;

  private OpinionPool() {}

  /**
   * The pooled probability, 0 to 1.
   *
   * @param own what one model found, 0 to 1
   * @param other what the other one found, 0 to 1
   * @param share of the other one's word, 0 to 1
   */
  public static double of(double own, double other, double share) {
    return sigmoid((1 - share) * logOdds(own) + share * logOdds(other));
  }

  /**
   * The pooled probability of models whose words count alike, 0 to 1.
   *
   * @param found at least one, each 0 to 1
   */
  public static double mean(List<Double> found) {
    if (found.isEmpty()) {
      throw new IllegalArgumentException("probabilities: none (expected: at least one)");
    }
    double sum = 0;
    for (double probability : found) {
      sum += logOdds(probability);
    }
    return sigmoid(sum / found.size());
  }

  private static double sigmoid(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }

  private static double logOdds(double probability) {
    double bounded = Math.min(1 - NEAREST, Math.max(NEAREST, probability));
    return Math.log(bounded / (1 - bounded));
  }
}

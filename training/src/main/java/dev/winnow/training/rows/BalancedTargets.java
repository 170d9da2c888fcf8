package dev.winnow.training.rows;

import dev.winnow.training.data.LabelledRow;
import java.util.List;

/**
 * What rows are fitted to, and how much each counts, so that positives and negatives are the same
 * in sum. A row whose target lies between is both: two rows of one text, a positive that counts by
 * the target and a negative that counts by the rest, each with the weight of its class, brought
 * together into one that has the same gradient.
 *
 * @param targets the wanted probability, 0 to 1, once both classes count alike; that of a label
 *     stays what it is
 * @param weights 1 on average
 */
@SuppressWarnings("ArrayRecordComponent") // only ever compared by identity
public record BalancedTargets(double[] targets, double[] weights) {
  /**
   * Weighed by {@link SourceWeights source} too.
   *
   * @param targets the probability that each row is a positive, 0 to 1
   */
  public static BalancedTargets of(List<LabelledRow> rows, double[] targets) {
    double[] bySource = SourceWeights.bySource(rows);
    double positives = 0;
    double negatives = 0;
    for (int i = 0; i < targets.length; i++) {
      positives += bySource[i] * targets[i];
      negatives += bySource[i] * (1 - targets[i]);
    }
    double[] balanced = new double[targets.length];
    double[] weights = new double[targets.length];
    double half = targets.length / 2.0;
    for (int i = 0; i < targets.length; i++) {
      double positive = part(targets[i], half, positives);
      double negative = part(1 - targets[i], half, negatives);
      balanced[i] = positive / (positive + negative);
      weights[i] = bySource[i] * (positive + negative);
    }
    return new BalancedTargets(balanced, weights);
  }

  private static double part(double share, double half, double sum) {
    return share == 0 ? 0 : share * (half / sum);
  }
}

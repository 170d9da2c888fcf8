package dev.winnow.training.certify;

import dev.winnow.training.fit.PlattFit;
import java.util.Arrays;

/**
 * How likely each row is a positive, by a curve with two parameters through what a stage found and
 * what is true. In the tails, where errors are too few to be counted, the curve goes on.
 */
final class Likelihood {
  private static final double NEAREST = 1e-7;
  private static final double TELLING = 1e-6;

  private Likelihood() {}

  /** By row; the share of positives in all where the stage does not put them before negatives. */
  static double[] at(int stage, CategoryScores scores) {
    double[] found = new double[scores.rows()];
    boolean[] truth = new boolean[scores.rows()];
    double ofPositives = 0;
    double ofNegatives = 0;
    for (int row = 0; row < found.length; row++) {
      found[row] = scores.probability(stage, row);
      truth[row] = scores.isPositive(row);
      ofPositives += truth[row] ? logit(found[row]) : 0;
      ofNegatives += truth[row] ? 0 : logit(found[row]);
    }
    double[] likelihood = new double[found.length];
    double[] weights = weights(scores);
    Arrays.fill(likelihood, scores.positiveWeight() / scores.rows() / meanWeight(scores));
    if (ofPositives / scores.positives() - ofNegatives / scores.negatives() > TELLING) {
      PlattFit.fitIfRising(found, truth, weights)
          .ifPresent(curve -> Arrays.setAll(likelihood, row -> curve.probability(found[row])));
    }
    return likelihood;
  }

  /** One on average, whatever the rows stand for. */
  private static double[] weights(CategoryScores scores) {
    double[] weights = new double[scores.rows()];
    double mean = meanWeight(scores);
    Arrays.setAll(weights, row -> scores.weight(row) / mean);
    return weights;
  }

  private static double meanWeight(CategoryScores scores) {
    double sum = 0;
    for (int row = 0; row < scores.rows(); row++) {
      sum += scores.weight(row);
    }
    return sum / scores.rows();
  }

  private static double logit(double probability) {
    double inside = Math.max(NEAREST, Math.min(1 - NEAREST, probability));
    return Math.log(inside / (1 - inside));
  }
}

package dev.winnow.training.certify;

import java.util.Random;

/**
 * A made-up stream of which everything is known: the scores of two stages for so many items, from
 * which rows are drawn with putting back. What is true of the population is therefore counted, not
 * estimated.
 */
final class Population {
  private static final int SIZE = 20_000;
  private static final double PREVALENCE = 0.3;

  private final boolean[] truth = new boolean[SIZE];
  private final double[][] probabilities = new double[2][SIZE];

  /** The second stage sees twice as clearly as the first. */
  Population(long seed) {
    Random random = new Random(seed);
    for (int item = 0; item < SIZE; item++) {
      truth[item] = random.nextDouble() < PREVALENCE;
      double centre = truth[item] ? 1 : -1;
      probabilities[0][item] = probability(1.0 * centre + random.nextGaussian());
      probabilities[1][item] = probability(2.2 * centre + random.nextGaussian());
    }
  }

  /** All of it. */
  CategoryScores whole() {
    return new CategoryScores(truth, probabilities);
  }

  CategoryScores draw(int rows, Random random) {
    boolean[] drawnTruth = new boolean[rows];
    double[][] drawn = new double[2][rows];
    for (int row = 0; row < rows; row++) {
      int item = random.nextInt(SIZE);
      drawnTruth[row] = truth[item];
      drawn[0][row] = probabilities[0][item];
      drawn[1][row] = probabilities[1][item];
    }
    return new CategoryScores(drawnTruth, drawn);
  }

  /** The cascade of one category, written down as plainly as can be. */
  static Counts outcome(ThresholdVector vector, CategoryScores scores) {
    int acted = 0;
    int wrong = 0;
    int missed = 0;
    for (int row = 0; row < scores.rows(); row++) {
      for (int stage = 0; stage < scores.stages(); stage++) {
        double probability = scores.probability(stage, row);
        if (probability >= vector.stages().get(stage).act()) {
          acted++;
          wrong += scores.isPositive(row) ? 0 : 1;
          break;
        }
        if (probability < vector.stages().get(stage).allow()) {
          missed += scores.isPositive(row) ? 1 : 0;
          break;
        }
      }
    }
    return new Counts(acted, wrong, scores.positives(), missed);
  }

  private static double probability(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }
}

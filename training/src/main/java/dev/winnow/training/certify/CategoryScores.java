package dev.winnow.training.certify;

import java.util.Arrays;

/**
 * One category on many rows: what each stage found, whatever the stages before would have decided.
 * Immutable.
 */
public final class CategoryScores {
  private final boolean[] truth;
  private final double[][] probabilities;
  private final double[] weights;
  private final int positives;
  private final double positiveWeight;

  /** Scores of rows that all stand for one item. */
  public CategoryScores(boolean[] truth, double[][] probabilities) {
    this(truth, probabilities, ones(truth.length));
  }

  /**
   * Scores with their truth.
   *
   * @param truth by row
   * @param probabilities by stage, in the order of the cascade, then by row
   * @param weights by row: how many items it stands for
   */
  public CategoryScores(boolean[] truth, double[][] probabilities, double[] weights) {
    if (probabilities.length == 0) {
      throw new IllegalArgumentException("stages: 0 (expected: at least 1)");
    }
    this.truth = truth.clone();
    this.probabilities = new double[probabilities.length][];
    for (int stage = 0; stage < probabilities.length; stage++) {
      this.probabilities[stage] = checked(stage, probabilities[stage], truth.length);
    }
    this.weights = weights(weights, truth.length);
    int count = 0;
    double weight = 0;
    for (int row = 0; row < truth.length; row++) {
      count += truth[row] ? 1 : 0;
      weight += truth[row] ? weights[row] : 0;
    }
    this.positives = count;
    this.positiveWeight = weight;
  }

  /** The same scores of rows that stand for so many items. */
  public CategoryScores weighted(double[] weights) {
    return new CategoryScores(truth, probabilities, weights);
  }

  public int rows() {
    return truth.length;
  }

  public int stages() {
    return probabilities.length;
  }

  public int positives() {
    return positives;
  }

  public int negatives() {
    return truth.length - positives;
  }

  public boolean isPositive(int row) {
    return truth[row];
  }

  /** How many items the violations stand for. */
  double positiveWeight() {
    return positiveWeight;
  }

  /** How many items a row stands for. */
  double weight(int row) {
    return weights[row];
  }

  /** What a stage found in a row, 0 to 1. */
  public double probability(int stage, int row) {
    return probabilities[stage][row];
  }

  private static double[] ones(int rows) {
    double[] ones = new double[rows];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static double[] weights(double[] values, int rows) {
    if (values.length != rows) {
      throw new IllegalArgumentException(
          "weights: %d (expected: %d, one a row)".formatted(values.length, rows));
    }
    for (double value : values) {
      if (!(value > 0 && Double.isFinite(value))) {
        throw new IllegalArgumentException("weight: " + value + " (expected: more than 0)");
      }
    }
    return values.clone();
  }

  private static double[] checked(int stage, double[] values, int rows) {
    if (values.length != rows) {
      throw new IllegalArgumentException(
          "probabilities[%d]: %d (expected: %d, one a row)".formatted(stage, values.length, rows));
    }
    for (double value : values) {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException(
            "probabilities[%d]: %s (expected: 0 to 1)".formatted(stage, value));
      }
    }
    return values.clone();
  }
}

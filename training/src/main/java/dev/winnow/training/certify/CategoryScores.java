package dev.winnow.training.certify;

/**
 * One category on many rows: what each stage found, whatever the stages before would have decided.
 * Immutable.
 */
public final class CategoryScores {
  private final boolean[] truth;
  private final double[][] probabilities;
  private final int positives;

  /**
   * Scores with their truth.
   *
   * @param truth by row
   * @param probabilities by stage, in the order of the cascade, then by row
   */
  public CategoryScores(boolean[] truth, double[][] probabilities) {
    if (probabilities.length == 0) {
      throw new IllegalArgumentException("stages: 0 (expected: at least 1)");
    }
    this.truth = truth.clone();
    this.probabilities = new double[probabilities.length][];
    for (int stage = 0; stage < probabilities.length; stage++) {
      this.probabilities[stage] = checked(stage, probabilities[stage], truth.length);
    }
    int count = 0;
    for (boolean positive : truth) {
      count += positive ? 1 : 0;
    }
    this.positives = count;
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

  /** What a stage found in a row, 0 to 1. */
  public double probability(int stage, int row) {
    return probabilities[stage][row];
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

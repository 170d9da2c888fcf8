package dev.winnow.training.certify;

/**
 * For rows that stand for different numbers of items: the part of a limit that will probably be
 * used up, told by the weighted rate and by how many errors there may be where none was seen.
 * Acting on little is as hard to prove as letting much through.
 *
 * @param unseen items that may be errors, though no row to prove on is one: about three times what
 *     the heaviest row stands for, on the scale of the rows to search on
 */
public record WeightedRisk(double unseen) implements SearchRisk {
  /** Minus the logarithm of 0.05, as of one stratum without an error. */
  private static final double WITHOUT_ERROR = 3;

  public WeightedRisk {
    if (!(unseen >= 0 && Double.isFinite(unseen))) {
      throw new IllegalArgumentException("unseen: " + unseen + " (expected: 0 or more)");
    }
  }

  /**
   * Of rows from the same draw.
   *
   * @param ratio rows to prove on for one to search on
   */
  public static WeightedRisk of(CategoryScores searched, double ratio) {
    double heaviest = 0;
    for (int row = 0; row < searched.rows(); row++) {
      heaviest = Math.max(heaviest, searched.weight(row));
    }
    return new WeightedRisk(WITHOUT_ERROR * heaviest / ratio);
  }

  @Override
  public double perPositive() {
    return 1;
  }

  @Override
  public double perNegative() {
    return 1;
  }

  @Override
  public double wrong(double right, double wrong, double likelyWrong, double limit) {
    return (likelyWrong + unseen) / (right + wrong + unseen) / limit;
  }

  @Override
  public double missed(double missed, double positives, double limit) {
    return (missed + unseen) / (positives + unseen) / limit;
  }
}

package dev.winnow.training.certify;

/**
 * The rows that reach a stage, by rising probability, and where they can be cut in two. A cut is a
 * place between two different probabilities: rows before it lie below the threshold. Rows count by
 * their weight. Immutable.
 */
final class StageRows {
  private static final double STEPS = 1e6;

  private final int[] rows;
  private final double[] probability;
  private final double[] positivesBelow;
  private final double[] negativesBelow;
  private final double[] likelyBelow;

  /**
   * Rows at a stage.
   *
   * @param rising in the order of the stage's probability
   * @param likelihood of being a positive, by row, smoothed over rows of like probability
   */
  StageRows(int[] rising, CategoryScores scores, int stage, double[] likelihood) {
    rows = rising;
    probability = new double[rising.length];
    positivesBelow = new double[rising.length + 1];
    negativesBelow = new double[rising.length + 1];
    likelyBelow = new double[rising.length + 1];
    for (int place = 0; place < rising.length; place++) {
      double weight = scores.weight(rising[place]);
      boolean positive = scores.isPositive(rising[place]);
      probability[place] = scores.probability(stage, rising[place]);
      positivesBelow[place + 1] = positivesBelow[place] + (positive ? weight : 0);
      negativesBelow[place + 1] = negativesBelow[place] + (positive ? 0 : weight);
      likelyBelow[place + 1] = likelyBelow[place] + weight * likelihood[rising[place]];
    }
  }

  int size() {
    return rows.length;
  }

  int row(int place) {
    return rows[place];
  }

  double positivesBelow(int cut) {
    return positivesBelow[cut];
  }

  double positivesFrom(int cut) {
    return positivesBelow[rows.length] - positivesBelow[cut];
  }

  double negativesBelow(int cut) {
    return negativesBelow[cut];
  }

  double negativesFrom(int cut) {
    return negativesBelow[rows.length] - negativesBelow[cut];
  }

  /** How many positives a smooth fit expects below a cut. */
  double likelyPositivesBelow(int cut) {
    return likelyBelow[cut];
  }

  /** How many negatives a smooth fit expects from a cut on. */
  double likelyNegativesFrom(int cut) {
    double all = positivesFrom(cut) + negativesFrom(cut);
    return all - (likelyBelow[rows.length] - likelyBelow[cut]);
  }

  /** The nearest cut at or below a place. */
  int cutAtOrBelow(int place) {
    int cut = place;
    while (!isBoundary(cut)) {
      cut--;
    }
    return cut;
  }

  /** The nearest cut at or above a place. */
  int cutAtOrAbove(int place) {
    int cut = place;
    while (!isBoundary(cut)) {
      cut++;
    }
    return cut;
  }

  /** The highest cut below which no more than so many positives lie. */
  int allowCut(double positives) {
    int best = 0;
    for (int cut = 1; cut <= rows.length && positivesBelow[cut] <= positives; cut++) {
      best = isBoundary(cut) ? cut : best;
    }
    return best;
  }

  /**
   * The lowest cut above which no more than a share of the weight is negative; the end where there
   * is none.
   */
  int actCut(double share, double positiveWeight, double negativeWeight) {
    int best = rows.length;
    for (int cut = rows.length - 1; cut >= 0; cut--) {
      double wrong = negativeWeight * negativesFrom(cut);
      double right = positiveWeight * positivesFrom(cut);
      if (isBoundary(cut) && wrong <= share * (wrong + right)) {
        best = cut;
      }
    }
    return best;
  }

  StageThresholds thresholds(int allowCut, int actCut) {
    double act = actCut == rows.length ? 1 : between(actCut);
    return new StageThresholds(Math.min(act, between(allowCut)), act);
  }

  /** As round a number as tells the two sides of the cut apart. */
  private double between(int cut) {
    if (cut == 0) {
      return 0;
    }
    double below = probability[cut - 1];
    double above = cut == rows.length ? 1 : probability[cut];
    double middle = Math.rint((below + above) / 2 * STEPS) / STEPS;
    return middle > below && middle <= above ? middle : above;
  }

  private boolean isBoundary(int cut) {
    return cut == 0 || cut == rows.length || probability[cut - 1] < probability[cut];
  }
}

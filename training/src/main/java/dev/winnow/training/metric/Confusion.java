package dev.winnow.training.metric;

/** What flagging came to, counted. */
public record Confusion(
    int truePositives, int falsePositives, int falseNegatives, int trueNegatives) {
  public static final Confusion EMPTY = new Confusion(0, 0, 0, 0);

  /** What flagging at or above the threshold comes to. */
  public static Confusion at(double threshold, ScoredLabels labels) {
    Confusion counts = EMPTY;
    for (int place = 0; place < labels.size(); place++) {
      counts = counts.plus(labels.score(place) >= threshold, labels.isPositive(place));
    }
    return counts;
  }

  public Confusion plus(boolean flagged, boolean positive) {
    return new Confusion(
        truePositives + (flagged && positive ? 1 : 0),
        falsePositives + (flagged && !positive ? 1 : 0),
        falseNegatives + (!flagged && positive ? 1 : 0),
        trueNegatives + (!flagged && !positive ? 1 : 0));
  }

  public int flagged() {
    return truePositives + falsePositives;
  }

  /** The share of the flagged that are positives; 0 where nothing is flagged. */
  public double precision() {
    return ratio(truePositives, flagged());
  }

  /** The share of the positives that are flagged; 0 where there are none. */
  public double recall() {
    return ratio(truePositives, truePositives + falseNegatives);
  }

  /** The harmonic mean of precision and recall; 0 where neither is defined. */
  public double f1() {
    return ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
  }

  private static double ratio(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}

package dev.winnow.training.metric;

import java.util.Arrays;

/**
 * Scores with their truth, sorted by falling score; what all metrics are computed from. Immutable.
 */
public final class ScoredLabels {
  private final double[] scores;
  private final boolean[] truth;
  private final int positives;

  private ScoredLabels(double[] scores, boolean[] truth) {
    this.scores = scores;
    this.truth = truth;
    int count = 0;
    for (boolean positive : truth) {
      count += positive ? 1 : 0;
    }
    this.positives = count;
  }

  /** The i-th score belongs to the i-th truth. */
  public static ScoredLabels of(double[] scores, boolean[] truth) {
    if (scores.length != truth.length) {
      throw new IllegalArgumentException(
          "truth: %d values (expected: %d, one a score)".formatted(truth.length, scores.length));
    }
    Integer[] order = new Integer[scores.length];
    for (int i = 0; i < order.length; i++) {
      if (Double.isNaN(scores[i])) {
        throw new IllegalArgumentException("scores[" + i + "]: NaN (expected: a number)");
      }
      order[i] = i;
    }
    Arrays.sort(order, (a, b) -> Double.compare(scores[b], scores[a]));
    double[] sortedScores = new double[order.length];
    boolean[] sortedTruth = new boolean[order.length];
    for (int i = 0; i < order.length; i++) {
      sortedScores[i] = scores[order[i]];
      sortedTruth[i] = truth[order[i]];
    }
    return new ScoredLabels(sortedScores, sortedTruth);
  }

  /** All scores, falling. */
  public double[] scores() {
    return scores.clone();
  }

  /** The truth of each of {@link #scores()}. */
  public boolean[] truth() {
    return truth.clone();
  }

  public int size() {
    return scores.length;
  }

  public int positives() {
    return positives;
  }

  public int negatives() {
    return scores.length - positives;
  }

  /** The score at a place in the falling order. */
  public double score(int place) {
    return scores[place];
  }

  public boolean isPositive(int place) {
    return truth[place];
  }

  /** The place after the last one that shares the score at {@code place}. */
  int endOfTie(int place) {
    int end = place + 1;
    while (end < scores.length && scores[end] == scores[place]) {
      end++;
    }
    return end;
  }

  /** How many of the places from {@code begin} up to {@code end} are positives. */
  int positivesBetween(int begin, int end) {
    int count = 0;
    for (int place = begin; place < end; place++) {
      count += truth[place] ? 1 : 0;
    }
    return count;
  }
}

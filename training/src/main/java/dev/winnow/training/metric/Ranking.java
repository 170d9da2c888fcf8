package dev.winnow.training.metric;

import java.util.OptionalDouble;

/** How well scores put positives before negatives; no threshold is involved. */
public final class Ranking {
  private Ranking() {}

  /**
   * Area under the ROC curve: the probability that a random positive scores higher than a random
   * negative, ties counted half (the Mann-Whitney form; Hanley and McNeil, Radiology 143, 1982).
   * Empty where one of the classes is missing.
   */
  public static OptionalDouble areaUnderRoc(ScoredLabels labels) {
    if (labels.positives() == 0 || labels.negatives() == 0) {
      return OptionalDouble.empty();
    }
    double won = 0;
    int negativesAbove = 0;
    for (int begin = 0; begin < labels.size(); ) {
      int end = labels.endOfTie(begin);
      int positives = labels.positivesBetween(begin, end);
      int negatives = end - begin - positives;
      won += positives * (labels.negatives() - negativesAbove - negatives / 2.0);
      negativesAbove += negatives;
      begin = end;
    }
    return OptionalDouble.of(won / ((double) labels.positives() * labels.negatives()));
  }

  /**
   * Average precision: the precision at each distinct score, weighted by the recall that it adds;
   * without interpolation. Empty where there is no positive.
   */
  public static OptionalDouble averagePrecision(ScoredLabels labels) {
    if (labels.positives() == 0) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    int found = 0;
    for (int begin = 0; begin < labels.size(); ) {
      int end = labels.endOfTie(begin);
      int positives = labels.positivesBetween(begin, end);
      found += positives;
      sum += positives * ((double) found / end);
      begin = end;
    }
    return OptionalDouble.of(sum / labels.positives());
  }
}

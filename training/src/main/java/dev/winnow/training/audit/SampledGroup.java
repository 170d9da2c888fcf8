package dev.winnow.training.audit;

import dev.winnow.training.certify.Binomial;

/**
 * Items that were drawn with one probability and ended alike; those that were judged are a random
 * part of those that were drawn.
 *
 * @param probability with which each item of the stream is drawn
 * @param drawn how many were
 * @param judged of these
 * @param hits of those judged, what is counted: errors, or violations
 */
public record SampledGroup(double probability, int drawn, int judged, int hits) {
  private static final int BISECTIONS = 60;

  public SampledGroup {
    if (!(probability > 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "probability: " + probability + " (expected: more than 0, at most 1)");
    }
    if (hits < 0 || judged < hits || drawn < judged) {
      throw new IllegalArgumentException(
          "%d of %d of %d (expected: hits <= judged <= drawn)".formatted(hits, judged, drawn));
    }
  }

  /** How many items of the stream it stands for. */
  double items() {
    return drawn / probability;
  }

  /** How many items of the stream one that was judged stands for; 0 without any. */
  double weight() {
    return judged == 0 ? 0 : items() / judged;
  }

  /** The share of hits in those judged; 0 without any. */
  double share() {
    return judged == 0 ? 0 : (double) hits / judged;
  }

  /**
   * How many it stands for at the least: with more than this level of doubt, so many draws or more
   * would not come of fewer items. Chernoff's bound (Annals of Mathematical Statistics 23, 1952) on
   * the number of items drawn, each by itself with the probability: all are known where that is 1.
   */
  double fewest(double level) {
    double low = drawn;
    double high = items();
    if (exponent(low) <= Math.log(1 / level)) {
      return low;
    }
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (exponent(middle) > Math.log(1 / level)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many it stands for at the most. */
  double most(double level) {
    double low = items();
    double high = low + (2 * (drawn + Math.log(1 / level)) + 2 * Math.log(1 / level)) / probability;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (exponent(middle) > Math.log(1 / level)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /** A share of hits that the true one lies above, with so much doubt. */
  double leastShare(double level) {
    return judged == 0 ? 0 : 1 - Binomial.upperBound(judged - hits, judged, 1 - level);
  }

  /** A share of hits that the true one lies below, with so much doubt. */
  double mostShare(double level) {
    return judged == 0 ? 1 : Binomial.upperBound(hits, judged, 1 - level);
  }

  /** Of so many items; 0 where just as many would be drawn as were. */
  private double exponent(double items) {
    if (probability == 1) {
      return items == drawn ? 0 : Double.POSITIVE_INFINITY;
    }
    double others = items - drawn;
    return (drawn == 0 ? 0 : drawn * Math.log(drawn / (items * probability)))
        + (others <= 0 ? 0 : others * Math.log(others / (items * (1 - probability))));
  }
}

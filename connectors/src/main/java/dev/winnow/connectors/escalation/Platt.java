package dev.winnow.connectors.escalation;

import java.io.Serializable;

/**
 * Platt scaling of one category: {@code probability = sigmoid(a * logit(score) + b)}, the formula
 * that resident models use too. From J. Platt, "Probabilistic outputs for support vector machines"
 * (1999).
 *
 * @param a slope; above 0, so that a higher score never means a lower probability
 */
public record Platt(double a, double b) implements Serializable {
  /** Scores nearer to 0 or 1 count as this near: a scale of ten steps has no certainty in it. */
  private static final double NEAREST = 0.005;

  public Platt {
    if (!(a > 0) || Double.isInfinite(a)) {
      throw new IllegalArgumentException("a: " + a + " (expected: > 0)");
    }
    if (!Double.isFinite(b)) {
      throw new IllegalArgumentException("b: " + b + " (expected: a finite number)");
    }
  }

  /** The score that one of 0 to 1 counts as. */
  public static double bounded(double score) {
    return Math.min(1 - NEAREST, Math.max(NEAREST, score));
  }

  /** The probability of a score, 0 to 1. */
  public double probability(double score) {
    double bounded = bounded(score);
    return 1 / (1 + Math.exp(-(a * Math.log(bounded / (1 - bounded)) + b)));
  }
}

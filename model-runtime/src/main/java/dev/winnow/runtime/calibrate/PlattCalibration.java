package dev.winnow.runtime.calibrate;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Platt scaling: {@code probability = sigmoid(a * logit(score) + b)}.
 *
 * <p>From J. Platt, "Probabilistic outputs for support vector machines" (1999), over the logit of a
 * score that is already between 0 and 1.
 *
 * @param method always {@value #METHOD}
 * @param a slope; above 0, so that a higher score never means a lower probability
 * @param version names this fit in verdicts
 */
@JsonPropertyOrder({"method", "a", "b", "version"})
public record PlattCalibration(
    @JsonProperty(required = true) String method,
    @JsonProperty(required = true) double a,
    @JsonProperty(required = true) double b,
    @JsonProperty(required = true) String version) {
  public static final String METHOD = "platt";

  /** Scores nearer to 0 or 1 than this count as this near: float32 cannot tell more. */
  private static final double NEAREST = 1e-7;

  public PlattCalibration {
    if (!METHOD.equals(method)) {
      throw new IllegalArgumentException("method: " + method + " (expected: " + METHOD + ")");
    }
    if (!(a > 0) || Double.isInfinite(a)) {
      throw new IllegalArgumentException("a: " + a + " (expected: > 0)");
    }
    if (!Double.isFinite(b)) {
      throw new IllegalArgumentException("b: " + b + " (expected: a finite number)");
    }
  }

  public PlattCalibration(double a, double b, String version) {
    this(METHOD, a, b, version);
  }

  /**
   * The calibrated probability of a score.
   *
   * @param score 0 to 1
   */
  public double probability(double score) {
    double bounded = Math.min(1 - NEAREST, Math.max(NEAREST, score));
    double logit = Math.log(bounded / (1 - bounded));
    return 1 / (1 + Math.exp(-(a * logit + b)));
  }
}

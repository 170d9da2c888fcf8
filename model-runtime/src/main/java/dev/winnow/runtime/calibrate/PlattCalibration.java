package dev.winnow.runtime.calibrate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Platt scaling: {@code probability = sigmoid(a * logit(score) + b)}.
 *
 * <p>From J. Platt, "Probabilistic outputs for support vector machines" (1999), over the logit of a
 * score that is already between 0 and 1.
 *
 * <p>With the method {@value #NONE} it says that there was nothing to fit it on: the probability is
 * the score, ranks texts, and means nothing by itself. Such a model is a trigger: it may pass an
 * item on, and never decides one.
 *
 * @param method {@value #METHOD}, or {@value #NONE} with a slope of 1 and no shift
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
  public static final String NONE = "none";

  /** Of a model that is not calibrated. */
  public static final PlattCalibration UNFITTED = new PlattCalibration(NONE, 1, 0, NONE);

  /** Scores nearer to 0 or 1 than this count as this near: float32 cannot tell more. */
  private static final double NEAREST = 1e-7;

  public PlattCalibration {
    if (!METHOD.equals(method) && !NONE.equals(method)) {
      throw new IllegalArgumentException(
          "method: %s (expected: %s or %s)".formatted(method, METHOD, NONE));
    }
    if (NONE.equals(method) && (a != 1 || b != 0)) {
      throw new IllegalArgumentException(
          "method: none, a: %s, b: %s (expected: a: 1, b: 0)".formatted(a, b));
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

  /** False where there was nothing to fit it on. */
  @JsonIgnore
  public boolean isFitted() {
    return !method.equals(NONE);
  }

  /**
   * The calibrated probability of a score.
   *
   * @param score 0 to 1
   */
  public double probability(double score) {
    if (!isFitted()) {
      return score;
    }
    double bounded = Math.min(1 - NEAREST, Math.max(NEAREST, score));
    double logit = Math.log(bounded / (1 - bounded));
    return 1 / (1 + Math.exp(-(a * logit + b)));
  }
}

package dev.winnow.connectors.escalation;

import java.io.Serializable;
import java.util.Map;

/**
 * How a provider's scores become probabilities.
 *
 * @param version names this fit in verdicts; empty where there is none
 * @param categories the fits; a category without one keeps its score
 */
public record Calibration(String version, Map<String, Platt> categories) implements Serializable {
  public static final Calibration NONE = new Calibration("", Map.of());

  public Calibration {
    categories = Map.copyOf(categories);
    if (version.isBlank() && !categories.isEmpty()) {
      throw new IllegalArgumentException("version: absent (expected: a name for the fit)");
    }
  }

  /** A score of 0 to 1 with its probability. */
  public ProviderScore calibrated(String category, double score) {
    Platt fit = categories.get(category);
    return new ProviderScore(score, fit == null ? score : fit.probability(score));
  }
}

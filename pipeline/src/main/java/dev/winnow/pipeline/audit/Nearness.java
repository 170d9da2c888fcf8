package dev.winnow.pipeline.audit;

import dev.winnow.schemas.LabelScore;
import java.util.Map;

/** Tells decisions that a little more or less would have changed from those that are clear. */
final class Nearness {
  private Nearness() {}

  /**
   * Whether a sure decision lies near a threshold: one that acts, where no flagged label stands
   * further than the margin above its threshold; one that allows, where any label that was cleared
   * stands within the margin below. A label that the policy asks nothing about was not.
   */
  static boolean isNear(Map<String, LabelScore> labels, boolean acts, double margin) {
    return acts
        ? labels.values().stream()
            .filter(LabelScore::getFlagged)
            .allMatch(label -> distance(label.getProbability(), label.getAct()) < margin)
        : labels.values().stream()
            .filter(LabelScore::getSure)
            .filter(label -> label.getProbability() < label.getAllow())
            .anyMatch(label -> distance(label.getAllow(), label.getProbability()) < margin);
  }

  private static double distance(double higher, double lower) {
    return logOdds(higher) - logOdds(lower);
  }

  private static double logOdds(double probability) {
    return Math.log(probability / (1 - probability));
  }
}

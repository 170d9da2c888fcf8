package dev.winnow.training.promote;

import java.util.List;

/**
 * What two models said of one category.
 *
 * @param point where the stage decides on it
 * @param calibrated false for a trigger
 */
public record Compared(
    String category, DecisionPoint point, boolean calibrated, List<ScoredPair> pairs) {
  public Compared {
    pairs = List.copyOf(pairs);
  }
}

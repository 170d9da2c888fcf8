package dev.winnow.benchmarks.screen;

import dev.winnow.pipeline.policy.CategoryPolicy;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.Thresholds;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.Stage;
import java.util.Map;
import java.util.TreeMap;

/**
 * Policies of a sweep. The specialists decide every item at their decision points; the screen is
 * unsure in a band around its own, which is as wide on the scale of log-odds on both sides and for
 * all categories. Wider bands leave more to the specialists.
 *
 * @param screen its decision points
 * @param specialists theirs
 * @param actions what follows by category
 */
record ScreenPolicies(
    DecisionPoints screen, DecisionPoints specialists, Map<String, Action> actions) {
  /** Keeps certainty within what a double can tell from 0 and 1. */
  private static final double EDGE = 1e-9;

  ScreenPolicies {
    actions = Map.copyOf(actions);
  }

  /**
   * A policy.
   *
   * @param width half of the band's width in log-odds; 0 for a screen that is always sure
   */
  Policy ofWidth(double width) {
    Map<String, CategoryPolicy> categories = new TreeMap<>();
    actions.forEach(
        (category, action) -> {
          double sure = specialists.of(category);
          categories.put(
              category,
              new CategoryPolicy(
                  action,
                  Map.of(
                      Stage.SCREEN,
                      band(screen.of(category), width),
                      Stage.SPECIALISTS,
                      new Thresholds(sure, sure))));
        });
    return new Policy(1, Action.ALLOW, categories);
  }

  static Thresholds band(double point, double width) {
    if (!(width >= 0)) {
      throw new IllegalArgumentException("width: " + width + " (expected: >= 0)");
    }
    return width == 0
        ? new Thresholds(point, point)
        : new Thresholds(shifted(point, -width), shifted(point, width));
  }

  private static double shifted(double point, double by) {
    double inside = Math.min(1 - EDGE, Math.max(EDGE, point));
    return 1 / (1 + Math.exp(-(Math.log(inside / (1 - inside)) + by)));
  }
}

package dev.winnow.benchmarks.screen;

import dev.winnow.benchmarks.mix.DecisionPoints;
import dev.winnow.benchmarks.mix.DoubtBand;
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
                      DoubtBand.around(screen.of(category), width),
                      Stage.SPECIALISTS,
                      new Thresholds(sure, sure))));
        });
    return new Policy(1, Action.ALLOW, categories);
  }
}

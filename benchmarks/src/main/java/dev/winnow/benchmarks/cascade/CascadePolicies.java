package dev.winnow.benchmarks.cascade;

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
 * Policies of a sweep. The general model decides whatever it is asked at its decision points; the
 * specialists are unsure in a band around theirs, as wide for all categories.
 *
 * @param specialists their decision points
 * @param general its own
 * @param actions what follows by category
 */
record CascadePolicies(
    DecisionPoints specialists, DecisionPoints general, Map<String, Action> actions) {
  CascadePolicies {
    actions = Map.copyOf(actions);
  }

  /**
   * A policy.
   *
   * @param width half of the band's width in log-odds; 0 for specialists that are always sure
   */
  Policy ofWidth(double width) {
    Map<String, CategoryPolicy> categories = new TreeMap<>();
    actions.forEach(
        (category, action) -> {
          double sure = general.of(category);
          categories.put(
              category,
              new CategoryPolicy(
                  action,
                  Map.of(
                      Stage.SPECIALISTS,
                      DoubtBand.around(specialists.of(category), width),
                      Stage.GENERAL,
                      new Thresholds(sure, sure))));
        });
    return new Policy(1, Action.ALLOW, categories);
  }
}

package dev.winnow.benchmarks.mix;

import dev.winnow.pipeline.policy.CategoryPolicy;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.PolicyYaml;
import dev.winnow.pipeline.policy.Thresholds;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.Stage;
import java.util.Map;
import java.util.TreeMap;

/**
 * Policies of a sweep over two stages. The later one decides every item that it is asked about, at
 * its decision points; the earlier one is unsure in a band around its own, which is as wide on the
 * scale of log-odds on both sides and for all categories. Wider bands leave more to the later one.
 *
 * @param earlier the stage that asks on where it is unsure
 * @param asking its decision points
 * @param later the stage that is asked
 * @param asked its decision points, on what is held against its thresholds
 * @param screenShare what the word of the screen counts in that
 * @param actions what follows by category
 */
public record DoubtPolicies(
    Stage earlier,
    DecisionPoints asking,
    Stage later,
    DecisionPoints asked,
    double screenShare,
    Map<String, Action> actions) {
  public DoubtPolicies {
    actions = Map.copyOf(actions);
  }

  /** Actions of the categories that both score, as the default policy has them. */
  public static TreeMap<String, Action> actions(Classifier asking, Classifier asked) {
    TreeMap<String, Action> actions = new TreeMap<>();
    PolicyYaml.parse(1, PolicyYaml.defaultDocument())
        .categories()
        .forEach(
            (category, rules) -> {
              if (asking.categories().contains(category) && asked.categories().contains(category)) {
                actions.put(category, rules.action());
              }
            });
    return actions;
  }

  /**
   * A policy.
   *
   * @param width half of the band's width in log-odds; 0 for an earlier stage that is always sure
   */
  public Policy ofWidth(double width) {
    Map<String, CategoryPolicy> categories = new TreeMap<>();
    actions.forEach(
        (category, action) -> {
          double sure = asked.of(category);
          categories.put(
              category,
              new CategoryPolicy(
                  action,
                  Map.of(
                      earlier,
                      DoubtBand.around(asking.of(category), width),
                      later,
                      new Thresholds(sure, sure, screenShare))));
        });
    return new Policy(1, Action.ALLOW, categories);
  }
}

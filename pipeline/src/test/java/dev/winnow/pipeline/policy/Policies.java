package dev.winnow.pipeline.policy;

import dev.winnow.schemas.Action;
import dev.winnow.schemas.Stage;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Policies of few categories and of any thresholds, for laws. */
final class Policies {
  static final List<String> NAMES = List.of("toxicity", "hate", "spam");

  private Policies() {}

  /** With these routes. */
  static Arbitrary<Policy> with(Arbitrary<List<Route>> routes) {
    return with(routes, Stage.SPECIALISTS, Stage.GENERAL);
  }

  /**
   * With these routes, and with thresholds for the screen too, whose word may have a share in those
   * of later stages.
   */
  static Arbitrary<Policy> screened(Arbitrary<List<Route>> routes) {
    return with(routes, Stage.SCREEN, Stage.SPECIALISTS, Stage.GENERAL)
        .flatMap(
            policy -> Arbitraries.of(0.0, 0.25, 0.9).map(share -> withScreenShare(policy, share)));
  }

  private static Policy withScreenShare(Policy policy, double share) {
    Map<String, CategoryPolicy> categories = new HashMap<>();
    policy
        .categories()
        .forEach(
            (name, rules) -> {
              Map<Stage, Thresholds> shared = new EnumMap<>(rules.thresholds());
              shared.replaceAll(
                  (stage, own) ->
                      stage == Stage.SCREEN ? own : new Thresholds(own.allow(), own.act(), share));
              categories.put(name, new CategoryPolicy(rules.action(), shared));
            });
    return new Policy(policy.version(), policy.interimAction(), categories, policy.routes());
  }

  private static Arbitrary<Policy> with(Arbitrary<List<Route>> routes, Stage... stages) {
    return Combinators.combine(
            Arbitraries.longs().between(1, 9),
            Arbitraries.of(Action.ALLOW, Action.LIMIT),
            categories(stages),
            routes)
        .as(Policy::new);
  }

  private static Arbitrary<Map<String, CategoryPolicy>> categories(Stage... stages) {
    Arbitrary<Thresholds> thresholds =
        Arbitraries.doubles()
            .between(0, 1)
            .tuple2()
            .map(t -> new Thresholds(Math.min(t.get1(), t.get2()), Math.max(t.get1(), t.get2())));
    Arbitrary<CategoryPolicy> rules =
        Combinators.combine(
                Arbitraries.of(Action.LIMIT, Action.REMOVE),
                Arbitraries.maps(Arbitraries.of(stages), thresholds).ofMinSize(1))
            .as(CategoryPolicy::new);
    return Arbitraries.maps(Arbitraries.of(NAMES), rules);
  }
}

package dev.winnow.pipeline.policy;

import dev.winnow.schemas.Action;
import dev.winnow.schemas.Stage;
import java.util.List;
import java.util.Map;

/**
 * One version of the rules.
 *
 * @param version from 1; given by its place in the topic of policies
 * @param interimAction the action of a provisional verdict: allow or limit
 * @param categories by name; a category that is not named here never changes an action
 * @param routes say which categories are passed over for which items; in no order
 * @param controls hold the machines back as a whole
 */
public record Policy(
    long version,
    Action interimAction,
    Map<String, CategoryPolicy> categories,
    List<Route> routes,
    Controls controls) {
  public Policy {
    if (interimAction != Action.ALLOW && interimAction != Action.LIMIT) {
      throw new PolicyException(
          "interimAction: " + interimAction.term() + " (expected: allow, limit)");
    }
    categories = Map.copyOf(categories);
    routes = List.copyOf(routes);
  }

  /** Whether anything goes by what the screen finds: thresholds or routes; else it need not run. */
  public boolean usesScreen() {
    return categories.values().stream().anyMatch(one -> one.thresholds().containsKey(Stage.SCREEN))
        || routes.stream().anyMatch(route -> !route.when().screenBelow().isEmpty());
  }

  /** Machines act without a bound on how often. */
  public Policy(
      long version,
      Action interimAction,
      Map<String, CategoryPolicy> categories,
      List<Route> routes) {
    this(version, interimAction, categories, routes, Controls.NONE);
  }

  /** Every category is asked about for every item. */
  public Policy(long version, Action interimAction, Map<String, CategoryPolicy> categories) {
    this(version, interimAction, categories, List.of());
  }
}

package dev.winnow.pipeline.policy;

import dev.winnow.schemas.Action;
import dev.winnow.schemas.Stage;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One version of the rules.
 *
 * @param version from 1; given by its place in the topic of policies
 * @param interimAction the action of a provisional verdict: allow or limit
 * @param categories by name; a category that is not named here never changes an action
 * @param routes say which categories are passed over for which items; in no order
 * @param languages say which languages the thresholds of the categories are for
 * @param controls hold the machines back as a whole
 */
public record Policy(
    long version,
    Action interimAction,
    Map<String, CategoryPolicy> categories,
    List<Route> routes,
    LanguageRules languages,
    Controls controls) {
  public Policy {
    if (interimAction != Action.ALLOW && interimAction != Action.LIMIT) {
      throw new PolicyException(
          "interimAction: " + interimAction.term() + " (expected: allow, limit)");
    }
    categories = Map.copyOf(categories);
    routes = List.copyOf(routes);
    for (String category : languages.categories()) {
      if (!categories.containsKey(category)) {
        throw new PolicyException(
            "languages: %s (expected: one of the categories %s)"
                .formatted(category, new TreeSet<>(categories.keySet())));
      }
    }
  }

  /** What holds for a category at a stage, for this item; null where nothing does. */
  public @Nullable Thresholds thresholds(
      String category, CategoryPolicy rules, Stage stage, Traits item) {
    return languages.at(category, rules, stage, item.primaryLanguage());
  }

  /**
   * Whether anything goes by what the screen finds: thresholds, its share in those of others, or
   * routes; else it need not run.
   */
  public boolean usesScreen() {
    return categories.values().stream().anyMatch(CategoryPolicy::usesScreen)
        || languages.usesScreen()
        || routes.stream().anyMatch(route -> !route.when().screenBelow().isEmpty());
  }

  /** Machines act without a bound on how often. */
  public Policy(
      long version,
      Action interimAction,
      Map<String, CategoryPolicy> categories,
      List<Route> routes,
      LanguageRules languages) {
    this(version, interimAction, categories, routes, languages, Controls.NONE);
  }

  /** The thresholds of the categories are for any language. */
  public Policy(
      long version,
      Action interimAction,
      Map<String, CategoryPolicy> categories,
      List<Route> routes,
      Controls controls) {
    this(version, interimAction, categories, routes, LanguageRules.ANY, controls);
  }

  /** For any language, without a bound. */
  public Policy(
      long version,
      Action interimAction,
      Map<String, CategoryPolicy> categories,
      List<Route> routes) {
    this(version, interimAction, categories, routes, LanguageRules.ANY, Controls.NONE);
  }

  /** Every category is asked about for every item. */
  public Policy(long version, Action interimAction, Map<String, CategoryPolicy> categories) {
    this(version, interimAction, categories, List.of());
  }
}

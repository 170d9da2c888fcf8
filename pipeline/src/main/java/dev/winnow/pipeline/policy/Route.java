package dev.winnow.pipeline.policy;

import java.util.Set;

/**
 * Says for which items which categories are not asked about. A category that no route names is
 * asked about for every item.
 *
 * @param skip the categories that the specialists and the general model pass over where the
 *     condition holds; at least one
 */
public record Route(RouteCondition when, Set<String> skip) {
  public Route {
    skip = Set.copyOf(skip);
    if (skip.isEmpty()) {
      throw new PolicyException("skip: none (expected: at least one category)");
    }
    skip.forEach(category -> CategoryPolicy.requireName("skip: " + category, category));
  }
}

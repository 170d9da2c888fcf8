package dev.winnow.pipeline.policy;

import dev.winnow.schemas.Action;
import java.util.Map;

/**
 * One version of the rules.
 *
 * @param version from 1; given by its place in the topic of policies
 * @param interimAction the action of a provisional verdict: allow or limit
 * @param categories by name; a category that is not named here never changes an action
 */
public record Policy(long version, Action interimAction, Map<String, CategoryPolicy> categories) {
  public Policy {
    if (interimAction != Action.ALLOW && interimAction != Action.LIMIT) {
      throw new PolicyException(
          "interimAction: " + interimAction.term() + " (expected: allow, limit)");
    }
    categories = Map.copyOf(categories);
  }
}

package dev.winnow.pipeline.policy;

import dev.winnow.schemas.Action;
import dev.winnow.schemas.Stage;
import java.util.Map;

/**
 * What a policy says of one category.
 *
 * @param action what follows when it is flagged: limit or remove
 * @param thresholds by stage; a stage that has none leaves the category to the next one
 */
public record CategoryPolicy(Action action, Map<Stage, Thresholds> thresholds) {
  public CategoryPolicy {
    if (action != Action.LIMIT && action != Action.REMOVE) {
      throw new PolicyException("action: " + action.term() + " (expected: limit, remove)");
    }
    thresholds = Map.copyOf(thresholds);
  }
}

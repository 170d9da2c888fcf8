package dev.winnow.pipeline.policy;

import dev.winnow.schemas.Action;
import dev.winnow.schemas.Stage;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a policy says of one category.
 *
 * @param action what follows when it is flagged: limit or remove
 * @param thresholds by stage; a stage that has none leaves the category to the next one
 */
public record CategoryPolicy(Action action, Map<Stage, Thresholds> thresholds) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");

  public CategoryPolicy {
    if (action != Action.LIMIT && action != Action.REMOVE) {
      throw new PolicyException("action: " + action.term() + " (expected: limit, remove)");
    }
    thresholds = Map.copyOf(thresholds);
  }

  /** Fails where a word cannot be the name of a category. */
  static void requireName(String place, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new PolicyException(
          place + ": not a category (expected: 1 to 64 characters of a-z 0-9 _)");
    }
  }
}

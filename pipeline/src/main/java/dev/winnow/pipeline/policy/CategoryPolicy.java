package dev.winnow.pipeline.policy;

import dev.winnow.schemas.Action;
import dev.winnow.schemas.Stage;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

  /**
   * What holds at a stage, null where it has no thresholds. A screen is never surer than the
   * specialists may be: where these are never to find an item clean ({@code allow: 0}), or never
   * bad ({@code act: 1}), neither is the screen. So an operator who closes the door at the
   * specialists closes it before them too.
   */
  public @Nullable Thresholds at(Stage stage) {
    Thresholds own = thresholds.get(stage);
    return own == null || stage != Stage.SCREEN ? own : noSurerThanSpecialists(own);
  }

  boolean usesScreen() {
    return useScreen(thresholds);
  }

  /** Whether what the screen finds counts under these thresholds. */
  static boolean useScreen(Map<Stage, Thresholds> thresholds) {
    return thresholds.containsKey(Stage.SCREEN)
        || thresholds.values().stream().anyMatch(one -> one.screenShare() > 0);
  }

  /** Thresholds of a screen, as they hold before these specialists. */
  Thresholds noSurerThanSpecialists(Thresholds screen) {
    Thresholds specialists = thresholds.get(Stage.SPECIALISTS);
    return specialists == null
        ? screen
        : new Thresholds(
            specialists.allow() == 0 ? 0 : screen.allow(),
            specialists.act() == 1 ? 1 : screen.act());
  }

  /** Fails where a word cannot be the name of a category. */
  static void requireName(String place, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new PolicyException(
          place + ": not a category (expected: 1 to 64 characters of a-z 0-9 _)");
    }
  }
}

package dev.winnow.cli.feedback;

import dev.winnow.schemas.Action;
import dev.winnow.schemas.Feedback;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says of each category. What it does not name follows where that is plain: who
 * allows an item finds no violation in it, and who acts and names no category agrees with what
 * machines flagged.
 *
 * @param flagged what machines found, by category: whether it was flagged
 */
record AnsweredItem(Feedback answer, Map<String, Boolean> flagged) {
  AnsweredItem {
    flagged = Map.copyOf(flagged);
  }

  /** Null where the answer acts, and does not say what for. */
  @Nullable Boolean isViolation(String category) {
    Boolean said = answer.getLabels().get(category);
    if (said != null) {
      return said;
    }
    if (Action.of(answer.getAction()) == Action.ALLOW) {
      return false;
    }
    boolean agrees = answer.getLabels().isEmpty() && flagged.getOrDefault(category, false);
    return agrees ? Boolean.TRUE : null;
  }

  /** Of all categories that the answer or a machine names, those of which it says something. */
  Map<String, Boolean> labels() {
    Set<String> categories = new TreeSet<>(flagged.keySet());
    categories.addAll(answer.getLabels().keySet());
    Map<String, Boolean> labels = new TreeMap<>();
    for (String category : categories) {
      Boolean violation = isViolation(category);
      if (violation != null) {
        labels.put(category, violation);
      }
    }
    return labels;
  }
}

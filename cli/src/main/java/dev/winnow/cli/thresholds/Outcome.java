package dev.winnow.cli.thresholds;

import dev.winnow.pipeline.policy.CategoryPolicy;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.Stage;
import dev.winnow.schemas.StageEvidence;
import dev.winnow.schemas.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the cascade made of a row.
 *
 * @param byMachine false where it waits for people
 * @param flagged categories
 * @param reached stages that ran, in order
 */
record Outcome(boolean byMachine, Action action, Set<String> flagged, List<Stage> reached) {
  Outcome {
    flagged = Set.copyOf(flagged);
    reached = List.copyOf(reached);
  }

  static Outcome of(Verdict verdict) {
    return new Outcome(
        verdict.getFinal$(),
        Action.of(verdict.getAction()),
        verdict.getLabels().entrySet().stream()
            .filter(label -> isFlagged(label.getValue()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet()),
        verdict.getEvidence().stream().map(StageEvidence::getStage).map(Stage::of).toList());
  }

  /** Whether machines acted alone for this category. */
  boolean acted(String category) {
    return byMachine && flagged.contains(category);
  }

  /**
   * Whether machines alone let a violation of this category get away: it is not flagged, and what
   * was done for other reasons is milder than what the category asks for.
   */
  boolean passed(String category, CategoryPolicy rules) {
    return byMachine && !flagged.contains(category) && action.compareTo(rules.action()) < 0;
  }

  /** Who had the last word. */
  Stage decidedBy() {
    return byMachine ? reached.get(reached.size() - 1) : Stage.PEOPLE;
  }

  private static boolean isFlagged(LabelScore label) {
    return label.getFlagged();
  }
}

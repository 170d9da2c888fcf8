package dev.winnow.benchmarks.screen;

import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.Stage;
import dev.winnow.schemas.Verdict;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a cascade made of a row.
 *
 * @param flagged the categories that it flagged
 * @param bySpecialists whether the specialists were asked
 */
record Judged(Set<String> flagged, boolean bySpecialists) {
  Judged {
    flagged = Set.copyOf(flagged);
  }

  static Judged of(Verdict verdict) {
    return new Judged(
        verdict.getLabels().entrySet().stream()
            .filter(label -> isFlagged(label.getValue()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet()),
        verdict.getEvidence().stream()
            .anyMatch(ran -> ran.getStage().equals(Stage.SPECIALISTS.term())));
  }

  private static boolean isFlagged(LabelScore label) {
    return label.getFlagged();
  }
}

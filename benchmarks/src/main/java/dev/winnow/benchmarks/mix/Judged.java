package dev.winnow.benchmarks.mix;

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
 * @param asked whether the stage was asked whose share is of interest
 */
public record Judged(Set<String> flagged, boolean asked) {
  public Judged {
    flagged = Set.copyOf(flagged);
  }

  /**
   * What a verdict says.
   *
   * @param stage whose share is of interest
   */
  public static Judged of(Verdict verdict, Stage stage) {
    return new Judged(
        verdict.getLabels().entrySet().stream()
            .filter(label -> isFlagged(label.getValue()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet()),
        verdict.getEvidence().stream().anyMatch(ran -> ran.getStage().equals(stage.term())));
  }

  private static boolean isFlagged(LabelScore label) {
    return label.getFlagged();
  }
}

package dev.winnow.pipeline.policy;

import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.Stage;
import dev.winnow.schemas.StageEvidence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An item's way through the cascade so far: what a decision rests on, besides the scores of the
 * stage that it is taken at.
 *
 * @param labels by category, as the decision before left them; empty at the first stage
 * @param evidence of the stages that ran, in order
 */
public record Trail(Traits item, Map<String, LabelScore> labels, List<StageEvidence> evidence) {
  public Trail {
    labels = Map.copyOf(labels);
    evidence = List.copyOf(evidence);
  }

  /** Of an item that no stage has seen. */
  public static Trail start(Traits item) {
    return new Trail(item, Map.of(), List.of());
  }

  /** Of an item that the specialists were unsure of. */
  public static Trail of(EscalationRequest request) {
    return new Trail(Traits.of(request), request.getLabels(), request.getEvidence());
  }

  /** After one more stage has run, which is not decided yet. */
  public Trail with(StageEvidence ran) {
    List<StageEvidence> longer = new ArrayList<>(evidence);
    longer.add(ran);
    return new Trail(item, labels, longer);
  }

  /** After the stage that ran last is decided. */
  public Trail with(Map<String, LabelScore> decided) {
    return new Trail(item, decided, evidence);
  }

  /** What the screen found, by category; empty where none ran. */
  Map<String, Double> screen() {
    Map<String, Double> found = new HashMap<>();
    evidence.stream()
        .filter(ran -> ran.getStage().equals(Stage.SCREEN.term()))
        .forEach(ran -> found.putAll(ran.getProbabilities()));
    return found;
  }

  /** Whether a stage ran without its model for a category, because routes left it out. */
  boolean isPassedOver(Stage stage, String category) {
    return evidence.stream()
        .anyMatch(
            ran -> ran.getStage().equals(stage.term()) && ran.getSkipped().contains(category));
  }
}

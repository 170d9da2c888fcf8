package dev.winnow.pipeline.cascade;

import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.Stage;
import dev.winnow.schemas.StageEvidence;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a verdict rests on.
 *
 * @param evidence every stage that ran, in order
 * @param policyVersion under which the decision was taken
 */
public record Judgement(
    Stage decidedBy,
    Map<String, LabelScore> labels,
    List<StageEvidence> evidence,
    long policyVersion,
    Instant decidedAt) {
  public Judgement {
    labels = Map.copyOf(labels);
    evidence = List.copyOf(evidence);
  }
}

package dev.winnow.pipeline.cascade;

import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.Stage;
import dev.winnow.schemas.StageEvidence;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * What a verdict rests on.
 *
 * @param evidence every stage that ran, in order
 * @param policyVersion under which the decision was taken
 * @param decidedAt in whole milliseconds, as records carry it; finer ones are cut
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
    decidedAt = decidedAt.truncatedTo(ChronoUnit.MILLIS);
  }
}

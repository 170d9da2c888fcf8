package dev.winnow.pipeline.restraint;

import dev.winnow.pipeline.cascade.EscalationReason;
import dev.winnow.pipeline.cascade.Verdicts;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.Verdict;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What becomes of a candidate that machines may not act on: it waits for people, and says why.
 *
 * @param verdict provisional, with the action {@code review}
 * @param request asks people, without another model
 */
record Held(Verdict verdict, EscalationRequest request) {
  static Held of(Candidate candidate, EscalationReason why) {
    Verdict decided = candidate.verdict();
    TreeSet<String> asked = new TreeSet<>(flagged(decided));
    asked.addAll(candidate.request().getUnsure());
    Verdict held = Verdicts.held(decided, why, List.copyOf(asked));
    boolean wasEscalated = decided.getEscalation() != null;
    return new Held(
        held,
        EscalationRequest.newBuilder(candidate.request())
            .setReason(why.term())
            .setUnsure(List.copyOf(asked))
            .setLabels(decided.getLabels())
            .setEvidence(decided.getEvidence())
            .setPolicyVersion(decided.getPolicyVersion())
            .setProvisionalVerdictId(held.getVerdictId())
            .setAsked(wasEscalated ? held.getEscalation() : null)
            .setRequestedAt(decided.getDecidedAt())
            .build());
  }

  /** The categories that a verdict acts on, sorted. */
  static List<String> flagged(Verdict verdict) {
    return verdict.getLabels().entrySet().stream()
        .filter(label -> label.getValue().getFlagged())
        .map(Map.Entry<String, LabelScore>::getKey)
        .sorted()
        .toList();
  }
}

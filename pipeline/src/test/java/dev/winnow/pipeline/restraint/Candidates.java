package dev.winnow.pipeline.restraint;

import dev.winnow.pipeline.cascade.Escalations;
import dev.winnow.pipeline.cascade.Judgement;
import dev.winnow.pipeline.cascade.Subject;
import dev.winnow.pipeline.cascade.Verdicts;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.Stage;
import dev.winnow.schemas.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Items that a machine found to be spam, for tests. */
final class Candidates {
  static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private Candidates() {}

  static Candidate removal(String tenant, String id, Instant at) {
    return of(tenant, id, Action.REMOVE, at, 1);
  }

  static Candidate of(String tenant, String id, Action action, Instant at, long items) {
    ContentItem item =
        ContentItem.newBuilder().setTenant(tenant).setId(id).setText("buy now").build();
    Subject subject = Subject.of(item, null);
    Verdict verdict = new Verdicts(subject).decided(judgement(at), action);
    return new Candidate(verdict, Escalations.escalate(item, subject, verdict), items);
  }

  private static Judgement judgement(Instant at) {
    LabelScore spam =
        LabelScore.newBuilder()
            .setScore(0.99)
            .setProbability(0.99)
            .setFlagged(true)
            .setSure(true)
            .setStage(Stage.SPECIALISTS.term())
            .build();
    return new Judgement(Stage.SPECIALISTS, Map.of("spam", spam), List.of(), 1, at);
  }
}

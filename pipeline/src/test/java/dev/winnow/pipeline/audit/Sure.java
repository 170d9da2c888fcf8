package dev.winnow.pipeline.audit;

import dev.winnow.pipeline.cascade.Escalations;
import dev.winnow.pipeline.cascade.Judgement;
import dev.winnow.pipeline.cascade.Subject;
import dev.winnow.pipeline.cascade.Verdicts;
import dev.winnow.pipeline.policy.AuditRules;
import dev.winnow.pipeline.policy.Controls;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.Stage;
import dev.winnow.schemas.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Verdicts that a machine is sure of, with thresholds at 0.2 and 0.8, for tests. */
final class Sure {
  static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  static final AuditKey KEY = key("sixteen bytes and more");

  private Sure() {}

  static AuditKey key(String secret) {
    return new AuditKey(secret.getBytes(StandardCharsets.UTF_8));
  }

  static Policy policy(@Nullable AuditRules rules) {
    return new Policy(1, Action.ALLOW, Map.of(), List.of(), new Controls(null, null, rules));
  }

  static Verdict verdict(String id, Action action, double probability) {
    boolean flagged = action != Action.ALLOW;
    LabelScore spam =
        LabelScore.newBuilder()
            .setScore(probability)
            .setProbability(probability)
            .setAllow(0.2)
            .setAct(0.8)
            .setFlagged(flagged)
            .setSure(true)
            .setStage(Stage.SCREEN.term())
            .build();
    Judgement judgement = new Judgement(Stage.SCREEN, Map.of("spam", spam), List.of(), 1, NOON);
    return new Verdicts(Subject.of(item(id), null)).decided(judgement, action);
  }

  static EscalationRequest request(Verdict verdict) {
    ContentItem item = item(verdict.getId());
    return Escalations.escalate(item, Subject.of(item, null), verdict);
  }

  private static ContentItem item(String id) {
    return ContentItem.newBuilder().setTenant("t").setId(id).setText("some words").build();
  }
}

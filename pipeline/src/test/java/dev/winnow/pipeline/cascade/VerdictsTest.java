package dev.winnow.pipeline.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.EscalationSummary;
import dev.winnow.schemas.ItemKey;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.Mode;
import dev.winnow.schemas.ModelRef;
import dev.winnow.schemas.Outcome;
import dev.winnow.schemas.Stage;
import dev.winnow.schemas.StageEvidence;
import dev.winnow.schemas.Verdict;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class VerdictsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Subject SUBJECT =
      new Subject(new ItemKey("acme", "a"), 2, Mode.LIVE, null, NOW);
  private static final Judgement JUDGEMENT =
      new Judgement(
          Stage.SPECIALISTS,
          Map.of(
              "spam",
              new LabelScore(0.8, 0.9, 0.2, 0.85, true, true, "specialists", true, 0.0, null)),
          List.of(
              StageEvidence.newBuilder()
                  .setStage("specialists")
                  .setModels(List.of(new ModelRef("enc-spam", "1", "f".repeat(64), "platt-1")))
                  .setTokens(7)
                  .build()),
          3,
          NOW);
  private static final EscalationSummary ESCALATION =
      EscalationSummary.newBuilder().setUnsure(List.of("spam")).setOutcome("answered").build();

  private final Verdicts verdicts = new Verdicts(SUBJECT);

  @Test
  void ids_are_the_same_for_a_replay_and_differ_by_all_that_tells_verdicts_apart() {
    Set<String> ids = new HashSet<>();
    for (Subject subject :
        List.of(
            SUBJECT,
            new Subject(SUBJECT.key(), 3, Mode.LIVE, null, NOW),
            new Subject(SUBJECT.key(), 2, Mode.SHADOW, "r", NOW),
            new Subject(SUBJECT.key(), 2, Mode.SHADOW, "s", NOW),
            new Subject(new ItemKey("acme", "b"), 2, Mode.LIVE, null, NOW))) {
      for (Phase phase : Phase.values()) {
        ids.add(new Verdicts(subject).id(phase));
      }
    }
    assertThat(ids).hasSize(15);
    assertThat(new Verdicts(SUBJECT).id(Phase.FINAL)).isEqualTo(verdicts.id(Phase.FINAL));
  }

  @Test
  void only_provisional_and_review_verdicts_are_not_final() {
    assertThat(verdicts.provisional(JUDGEMENT, Action.ALLOW, ESCALATION).getFinal$()).isFalse();
    Verdict review = verdicts.review(JUDGEMENT, ESCALATION, verdicts.id(Phase.PROVISIONAL));
    assertThat(review.getFinal$()).isFalse();
    assertThat(review.getAction()).isEqualTo("review");
    assertThat(verdicts.decided(JUDGEMENT, Action.REMOVE).getFinal$()).isTrue();
    assertThat(verdicts.withdrawn(Outcome.DELETED, NOW, null).getFinal$()).isTrue();
  }

  @Test
  void what_is_held_after_an_escalation_does_not_take_the_place_of_the_provisional_verdict() {
    Verdict first =
        Verdicts.held(
            verdicts.decided(JUDGEMENT, Action.REMOVE),
            EscalationReason.OVER_QUOTA,
            List.of("spam"));
    Verdict escalated =
        Verdicts.held(
            verdicts.decided(JUDGEMENT, Action.REMOVE, ESCALATION, "provisional"),
            EscalationReason.OVER_QUOTA,
            List.of("spam"));

    assertThat(first.getVerdictId()).isEqualTo(verdicts.id(Phase.PROVISIONAL));
    assertThat(escalated.getVerdictId()).isEqualTo(verdicts.id(Phase.REVIEW));
    assertThat(escalated.getEscalation().getOutcome()).isEqualTo("answered");
  }

  @Test
  void a_withdrawn_revision_has_no_action_and_names_its_outcome() {
    Verdict verdict = verdicts.withdrawn(Outcome.SUPERSEDED, NOW, null);
    assertThat(verdict.getAction()).isEqualTo("none");
    assertThat(verdict.getOutcome()).isEqualTo("superseded");
    assertThat(verdict.getDecidedBy()).isEqualTo("guard");
    assertThatThrownBy(() -> verdicts.withdrawn(Outcome.DECIDED, NOW, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void json_holds_the_fields_that_scripts_rely_on() {
    JsonNode json = VerdictJson.of(verdicts.decided(JUDGEMENT, Action.REMOVE, ESCALATION, "p-1"));
    assertThat(json.get("id").textValue()).isEqualTo("a");
    assertThat(json.get("action").textValue()).isEqualTo("remove");
    assertThat(json.get("decidedBy").textValue()).isEqualTo("specialists");
    assertThat(json.get("final").booleanValue()).isTrue();
    assertThat(json.get("policyVersion").longValue()).isEqualTo(3);
    assertThat(json.at("/labels/spam/probability").doubleValue()).isEqualTo(0.9);
    assertThat(json.at("/labels/spam/flagged").booleanValue()).isTrue();
    assertThat(json.at("/models/0/sha256").textValue()).hasSize(64);
    assertThat(json.at("/models/0/stage").textValue()).isEqualTo("specialists");
    assertThat(json.at("/escalation/unsure/0").textValue()).isEqualTo("spam");
    assertThat(json.get("supersedes").textValue()).isEqualTo("p-1");
    assertThat(json.toString()).doesNotContain("\n");
  }

  @Test
  void json_tells_what_a_stage_passed_over_and_what_the_screen_found_only_where_it_did() {
    Judgement routed =
        new Judgement(
            Stage.SPECIALISTS,
            Map.of(),
            List.of(
                StageEvidence.newBuilder()
                    .setStage("screen")
                    .setProbabilities(Map.of("spam", 0.25))
                    .build(),
                StageEvidence.newBuilder()
                    .setStage("specialists")
                    .setSkipped(List.of("hate", "spam"))
                    .build()),
            3,
            NOW);
    JsonNode stages = VerdictJson.of(verdicts.decided(routed, Action.ALLOW)).get("stages");
    assertThat(stages.at("/0/probabilities/spam").doubleValue()).isEqualTo(0.25);
    assertThat(stages.get(0).has("skipped")).isFalse();
    assertThat(stages.get(1).get("skipped").toString()).isEqualTo("[\"hate\",\"spam\"]");
    assertThat(stages.get(1).has("probabilities")).isFalse();
  }
}

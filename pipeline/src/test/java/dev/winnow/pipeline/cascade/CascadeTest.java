package dev.winnow.pipeline.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.pipeline.policy.CategoryPolicy;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.Thresholds;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.Stage;
import dev.winnow.schemas.StageEvidence;
import dev.winnow.schemas.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

final class CascadeTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
  private static final Policy POLICY =
      new Policy(
          5,
          Action.ALLOW,
          Map.of(
              "spam",
              new CategoryPolicy(
                  Action.REMOVE,
                  Map.of(
                      Stage.SPECIALISTS, new Thresholds(0.2, 0.9),
                      Stage.GENERAL, new Thresholds(0.5, 0.7)))));

  private final FakeClassifier specialists = new FakeClassifier("spam");
  private final FakeClassifier general = new FakeClassifier("spam");
  private final Cascade both =
      cascade(
          new CascadeStage(Stage.SPECIALISTS, specialists),
          new CascadeStage(Stage.GENERAL, general));

  @Test
  void a_stage_that_is_sure_decides_and_the_next_one_is_not_asked() {
    Verdict verdict = judge(both, "spam 0.95");
    assertThat(verdict.getAction()).isEqualTo("remove");
    assertThat(verdict.getDecidedBy()).isEqualTo("specialists");
    assertThat(verdict.getFinal$()).isTrue();
    assertThat(verdict.getPolicyVersion()).isEqualTo(5);
    assertThat(general.calls()).isZero();
  }

  @Test
  void an_unsure_item_is_decided_by_the_general_stage_on_the_evidence_of_both() {
    Verdict verdict = judge(both, "spam 0.8");
    assertThat(verdict.getAction()).isEqualTo("remove");
    assertThat(verdict.getDecidedBy()).isEqualTo("general");
    assertThat(verdict.getEvidence())
        .extracting(StageEvidence::getStage)
        .containsExactly("specialists", "general");
    assertThat(verdict.getEscalation().getUnsure()).containsExactly("spam");
    assertThat(verdict.getEscalation().getOutcome()).isEqualTo("answered");
  }

  @Test
  void what_no_stage_is_sure_of_waits_for_people() {
    Verdict verdict = judge(both, "spam 0.6");
    assertThat(verdict.getAction()).isEqualTo("review");
    assertThat(verdict.getFinal$()).isFalse();
    assertThat(verdict.getDecidedBy()).isEqualTo("general");
  }

  @Test
  void without_a_general_stage_doubt_of_the_specialists_waits_for_people() {
    Verdict verdict = judge(cascade(new CascadeStage(Stage.SPECIALISTS, specialists)), "spam 0.8");
    assertThat(verdict.getAction()).isEqualTo("review");
    assertThat(verdict.getDecidedBy()).isEqualTo("specialists");
  }

  @Test
  void an_item_that_the_guard_turns_away_fails_with_the_reason() {
    assertThatThrownBy(() -> judge(both, ""))
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(
            UndecidableException.class,
            e -> assertThat(e.reason()).isEqualTo(DeadLetterReason.EMPTY_TEXT));
  }

  @Test
  void a_model_that_fails_names_its_stage_and_shows_no_content() {
    assertThatThrownBy(() -> judge(both, "my secret"))
        .cause()
        .isInstanceOf(UndecidableException.class)
        .hasMessage("specialists: no answer");
  }

  @Test
  void a_delete_ends_withdrawn() {
    Verdict verdict =
        both.judge(Items.item("a").setOperation("delete").setText(null).build()).join();
    assertThat(verdict.getOutcome()).isEqualTo("deleted");
    assertThat(specialists.calls()).isZero();
  }

  @Test
  void closes_its_classifiers() {
    both.close();
    assertThat(specialists.isClosed()).isTrue();
    assertThat(general.isClosed()).isTrue();
  }

  @Test
  void stages_out_of_order_are_refused() {
    assertThatThrownBy(
            () ->
                cascade(
                    new CascadeStage(Stage.GENERAL, general),
                    new CascadeStage(Stage.SPECIALISTS, specialists)))
        .hasMessageContaining("general before specialists");
  }

  private static Cascade cascade(CascadeStage... stages) {
    return new Cascade(new Guard(1000), POLICY, List.of(stages), CLOCK);
  }

  private static Verdict judge(Cascade cascade, String text) {
    return cascade.judge(Items.item("a").setText(text).build()).join();
  }
}

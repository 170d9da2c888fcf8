package dev.winnow.pipeline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.pipeline.policy.Decision.Decided;
import dev.winnow.pipeline.policy.Decision.Unsure;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.Stage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class PolicyEngineTest {
  private static final Thresholds EARLY = new Thresholds(0.2, 0.9);
  private static final Thresholds LATE = new Thresholds(0.4, 0.7);
  private static final CategoryPolicy TOXICITY =
      new CategoryPolicy(Action.LIMIT, Map.of(Stage.SPECIALISTS, EARLY, Stage.GENERAL, LATE));
  private static final CategoryPolicy HATE =
      new CategoryPolicy(Action.REMOVE, Map.of(Stage.SPECIALISTS, EARLY, Stage.GENERAL, LATE));
  private static final Policy POLICY =
      new Policy(3, Action.ALLOW, Map.of("toxicity", TOXICITY, "hate", HATE));

  @Test
  void allows_what_every_category_is_sure_is_clean() {
    assertThat(specialists(0.1, 0.19)).isInstanceOf(Decided.class);
    assertThat(((Decided) specialists(0.1, 0.19)).action()).isEqualTo(Action.ALLOW);
  }

  @Test
  void flags_at_the_act_threshold_and_is_unsure_at_the_allow_threshold() {
    assertThat(label(specialists(0.9, 0), "toxicity").getFlagged()).isTrue();
    assertThat(((Unsure) specialists(0, 0.2)).categories()).containsExactly("hate");
  }

  @Test
  void takes_the_strictest_action_of_the_flags() {
    assertThat(((Decided) specialists(0.95, 0.95)).action()).isEqualTo(Action.REMOVE);
  }

  @Test
  void doubt_that_cannot_make_the_action_stricter_holds_nothing_up() {
    Decided decided = (Decided) specialists(0.5, 0.95);
    assertThat(decided.action()).isEqualTo(Action.REMOVE);
    assertThat(label(decided, "toxicity").getSure()).isFalse();
  }

  @Test
  void doubt_that_can_make_the_action_stricter_passes_the_item_on_with_what_is_flagged_already() {
    Unsure unsure = (Unsure) specialists(0.95, 0.5);
    assertThat(unsure.soFar()).isEqualTo(Action.LIMIT);
    assertThat(unsure.categories()).containsExactly("hate");
  }

  @Test
  void the_general_stage_answers_only_what_was_in_doubt() {
    Decision first = specialists(0.05, 0.5);
    Decision second =
        PolicyEngine.decide(POLICY, Stage.GENERAL, first.labels(), scores(0.99, 0.05));
    assertThat(((Decided) second).action()).isEqualTo(Action.ALLOW);
    assertThat(label(second, "toxicity").getStage()).isEqualTo("specialists");
    assertThat(label(second, "hate").getStage()).isEqualTo("general");
  }

  @Test
  void doubt_at_the_general_stage_stays_doubt() {
    Decision first = specialists(0.05, 0.5);
    Decision second = PolicyEngine.decide(POLICY, Stage.GENERAL, first.labels(), scores(0, 0.5));
    assertThat(((Unsure) second).categories()).containsExactly("hate");
  }

  @Test
  void a_missing_score_keeps_the_earlier_label() {
    Decision first = specialists(0.05, 0.5);
    Decision second = PolicyEngine.decide(POLICY, Stage.GENERAL, first.labels(), Map.of());
    assertThat(second.labels()).isEqualTo(first.labels());
    assertThat(((Unsure) second).categories()).containsExactly("hate");
  }

  @Test
  void a_category_left_to_a_later_stage_passes_the_item_on() {
    Policy later =
        new Policy(
            1,
            Action.ALLOW,
            Map.of("spam", new CategoryPolicy(Action.REMOVE, Map.of(Stage.GENERAL, LATE))));
    Map<String, Scored> scores = Map.of("spam", new Scored(0.99, 0.99));
    assertThat(PolicyEngine.decide(later, Stage.SPECIALISTS, Map.of(), scores))
        .isEqualTo(new Unsure(Action.ALLOW, List.of("spam"), Map.of()));
  }

  @Test
  void earlier_labels_are_judged_anew_by_the_policy_of_the_decision() {
    Decision first = specialists(0.05, 0.5);
    Policy stricter =
        new Policy(
            4,
            Action.ALLOW,
            Map.of(
                "hate",
                new CategoryPolicy(
                    Action.REMOVE, Map.of(Stage.SPECIALISTS, new Thresholds(0.1, 0.4)))));
    Decided decided =
        (Decided) PolicyEngine.decide(stricter, Stage.GENERAL, first.labels(), Map.of());
    assertThat(decided.action()).isEqualTo(Action.REMOVE);
    assertThat(label(decided, "hate").getAct()).isEqualTo(0.4);
  }

  @Test
  void a_category_outside_the_policy_is_reported_and_changes_nothing() {
    Decision decision =
        PolicyEngine.decide(
            POLICY,
            Stage.SPECIALISTS,
            Map.of(),
            Map.of(
                "toxicity", new Scored(0, 0),
                "hate", new Scored(0, 0),
                "spam", new Scored(1, 1)));
    LabelScore spam = label(decision, "spam");
    assertThat(((Decided) decision).action()).isEqualTo(Action.ALLOW);
    assertThat(spam.getFlagged()).isFalse();
    assertThat(spam.getProbability()).isEqualTo(1);
  }

  private static LabelScore label(Decision decision, String category) {
    return Objects.requireNonNull(decision.labels().get(category), category);
  }

  private static Decision specialists(double toxicity, double hate) {
    return PolicyEngine.decide(POLICY, Stage.SPECIALISTS, Map.of(), scores(toxicity, hate));
  }

  private static Map<String, Scored> scores(double toxicity, double hate) {
    return Map.of("toxicity", new Scored(toxicity, toxicity), "hate", new Scored(hate, hate));
  }
}

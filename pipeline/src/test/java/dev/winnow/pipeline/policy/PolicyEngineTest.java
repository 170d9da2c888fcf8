package dev.winnow.pipeline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.pipeline.policy.Decision.Decided;
import dev.winnow.pipeline.policy.Decision.Unsure;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.Stage;
import dev.winnow.schemas.StageEvidence;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

  private static final Policy ROUTED =
      new Policy(
          3,
          Action.ALLOW,
          POLICY.categories(),
          List.of(
              new Route(
                  new RouteCondition(Set.of("acme"), Set.of(), Set.of(), Map.of()),
                  Set.of("hate"))));

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
    Decision second = decide(POLICY, Stage.GENERAL, first.labels(), scores(0.99, 0.05));
    assertThat(((Decided) second).action()).isEqualTo(Action.ALLOW);
    assertThat(label(second, "toxicity").getStage()).isEqualTo("specialists");
    assertThat(label(second, "hate").getStage()).isEqualTo("general");
  }

  @Test
  void doubt_at_the_general_stage_stays_doubt() {
    Decision first = specialists(0.05, 0.5);
    Decision second = decide(POLICY, Stage.GENERAL, first.labels(), scores(0, 0.5));
    assertThat(((Unsure) second).categories()).containsExactly("hate");
  }

  @Test
  void a_missing_score_keeps_the_earlier_label() {
    Decision first = specialists(0.05, 0.5);
    Decision second = decide(POLICY, Stage.GENERAL, first.labels(), Map.of());
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
    Unsure unsure = (Unsure) decide(later, Stage.SPECIALISTS, Map.of(), scores);
    assertThat(unsure.categories()).containsExactly("spam");
    assertThat(label(unsure, "spam").getFlagged()).isFalse();
    Decision general = decide(later, Stage.GENERAL, unsure.labels(), scores);
    assertThat(label(general, "spam").getStage()).isEqualTo("general");
    assertThat(label(general, "spam").getFlagged()).isTrue();
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
    Decided decided = (Decided) decide(stricter, Stage.GENERAL, first.labels(), Map.of());
    assertThat(decided.action()).isEqualTo(Action.REMOVE);
    assertThat(label(decided, "hate").getAct()).isEqualTo(0.4);
  }

  @Test
  void a_category_outside_the_policy_is_reported_and_changes_nothing() {
    Decision decision =
        decide(
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

  @Test
  void a_category_that_is_passed_over_is_neither_labelled_nor_in_doubt() {
    Decided decided =
        (Decided) decide(ROUTED, Stage.SPECIALISTS, trail(List.of("hate")), only("toxicity", 0.1));
    assertThat(decided.action()).isEqualTo(Action.ALLOW);
    assertThat(decided.labels()).containsOnlyKeys("toxicity");
  }

  @Test
  void what_was_scored_and_is_passed_over_by_the_deciding_policy_is_told_and_counts_for_nothing() {
    Decided decided = (Decided) decide(ROUTED, Stage.SPECIALISTS, trail(List.of()), scores(0.1, 1));
    assertThat(decided.action()).isEqualTo(Action.ALLOW);
    assertThat(label(decided, "hate").getProbability()).isEqualTo(1);
    assertThat(label(decided, "hate").getFlagged()).isFalse();
  }

  @Test
  void what_an_earlier_version_passed_over_and_the_deciding_one_wants_is_in_doubt() {
    Unsure unsure =
        (Unsure) decide(POLICY, Stage.SPECIALISTS, trail(List.of("hate")), only("toxicity", 0.1));
    assertThat(unsure.categories()).containsExactly("hate");
  }

  @Test
  void what_the_specialists_alone_could_have_judged_stays_in_doubt_to_the_end() {
    Policy early =
        new Policy(
            4,
            Action.ALLOW,
            Map.of("hate", new CategoryPolicy(Action.REMOVE, Map.of(Stage.SPECIALISTS, EARLY))));
    Decision general = decide(early, Stage.GENERAL, trail(List.of("hate")), only("hate", 0));
    assertThat(((Unsure) general).categories()).containsExactly("hate");
    assertThat(decide(early, Stage.GENERAL, trail(List.of()), only("hate", 0)))
        .isInstanceOf(Decided.class);
  }

  @Test
  void the_screen_is_never_surer_than_the_specialists_may_be() {
    assertThat(screened(new Thresholds(0.2, 0.9), 0.01)).isInstanceOf(Decided.class);
    assertThat(screened(new Thresholds(0, 0.9), 0.01)).isInstanceOf(Unsure.class);
    assertThat(screened(new Thresholds(0, 0), 0.01)).isInstanceOf(Unsure.class);
    assertThat(screened(new Thresholds(0.2, 0.9), 0.99)).isInstanceOf(Decided.class);
    assertThat(screened(new Thresholds(0.2, 1), 0.99)).isInstanceOf(Unsure.class);
  }

  private static Decision screened(Thresholds specialists, double probability) {
    Policy policy =
        new Policy(
            5,
            Action.ALLOW,
            Map.of(
                "hate",
                new CategoryPolicy(
                    Action.REMOVE, Map.of(Stage.SCREEN, LATE, Stage.SPECIALISTS, specialists))));
    return decide(policy, Stage.SCREEN, trail(List.of()), only("hate", probability));
  }

  @Test
  void a_flag_of_the_screen_counts_though_the_category_is_passed_over_after_it() {
    Policy screened =
        new Policy(
            4,
            Action.ALLOW,
            Map.of(
                "hate",
                new CategoryPolicy(
                    Action.REMOVE, Map.of(Stage.SCREEN, LATE, Stage.SPECIALISTS, EARLY))),
            ROUTED.routes());
    Decision screen = decide(screened, Stage.SCREEN, trail(List.of()), only("hate", 0.7));
    Trail after = trail(List.of("hate")).with(screen.labels());
    Decided flagged = (Decided) decide(screened, Stage.SPECIALISTS, after, Map.of());
    assertThat(flagged.action()).isEqualTo(Action.REMOVE);
    assertThat(label(flagged, "hate").getStage()).isEqualTo("screen");

    Decided unsure = (Decided) decide(screened, Stage.SCREEN, trail(List.of()), only("hate", 0.5));
    assertThat(unsure.action()).as("nobody would be asked about it").isEqualTo(Action.ALLOW);
    assertThat(label(unsure, "hate").getSure()).isFalse();
    Trail doubted = trail(List.of("hate")).with(unsure.labels());
    assertThat(((Decided) decide(screened, Stage.SPECIALISTS, doubted, Map.of())).action())
        .isEqualTo(Action.ALLOW);
  }

  private static Trail trail(List<String> skipped) {
    return Trail.start(new Traits("acme", "comment", null))
        .with(
            StageEvidence.newBuilder()
                .setStage(Stage.SPECIALISTS.term())
                .setSkipped(skipped)
                .build());
  }

  private static Map<String, Scored> only(String category, double probability) {
    return Map.of(category, new Scored(probability, probability));
  }

  private static Decision decide(
      Policy policy, Stage stage, Trail trail, Map<String, Scored> scores) {
    return PolicyEngine.decide(policy, stage, trail, scores);
  }

  private static Decision decide(
      Policy policy, Stage stage, Map<String, LabelScore> earlier, Map<String, Scored> scores) {
    Trail trail = Trail.start(new Traits("acme", "comment", null)).with(earlier);
    return PolicyEngine.decide(policy, stage, trail, scores);
  }

  private static LabelScore label(Decision decision, String category) {
    return Objects.requireNonNull(decision.labels().get(category), category);
  }

  private static Decision specialists(double toxicity, double hate) {
    return decide(POLICY, Stage.SPECIALISTS, Map.of(), scores(toxicity, hate));
  }

  private static Map<String, Scored> scores(double toxicity, double hate) {
    return Map.of("toxicity", new Scored(toxicity, toxicity), "hate", new Scored(hate, hate));
  }
}

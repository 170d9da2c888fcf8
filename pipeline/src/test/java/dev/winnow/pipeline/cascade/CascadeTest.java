package dev.winnow.pipeline.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.pipeline.policy.CategoryPolicy;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.Route;
import dev.winnow.pipeline.policy.RouteCondition;
import dev.winnow.pipeline.policy.Thresholds;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.ClassificationException;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ModelIdentity;
import dev.winnow.runtime.classify.Wanted;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.ModelRef;
import dev.winnow.schemas.Stage;
import dev.winnow.schemas.StageEvidence;
import dev.winnow.schemas.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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

  private static final Policy SCREENED =
      new Policy(
          7,
          Action.ALLOW,
          Map.of(
              "spam",
              new CategoryPolicy(
                  Action.REMOVE,
                  Map.of(
                      Stage.SCREEN, new Thresholds(0.1, 0.95),
                      Stage.SPECIALISTS, new Thresholds(0.2, 0.9)))));
  private static final Policy ROUTED =
      routed(new RouteCondition(Set.of(), Set.of("review"), Set.of(), Map.of()));
  private static final Policy BY_SCREEN =
      routed(new RouteCondition(Set.of(), Set.of(), Set.of(), Map.of("spam", 0.6)));

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
  void where_the_general_stage_is_not_heard_people_decide_without_it() {
    Policy deaf =
        new Policy(
            9,
            Action.ALLOW,
            Map.of(
                "spam",
                new CategoryPolicy(
                    Action.REMOVE, Map.of(Stage.SPECIALISTS, new Thresholds(0.2, 0.9)))));
    Cascade cascade =
        cascade(
            deaf,
            new CascadeStage(Stage.SPECIALISTS, specialists),
            new CascadeStage(Stage.GENERAL, general));
    Verdict verdict = judge(cascade, "spam 0.8");
    assertThat(verdict.getAction()).isEqualTo("review");
    assertThat(verdict.getFinal$()).isFalse();
    assertThat(verdict.getDecidedBy()).isEqualTo("specialists");
    assertThat(verdict.getEscalation().getOutcome()).isEqualTo("unheard");
    assertThat(verdict.getEscalation().getUnsure()).containsExactly("spam");
    assertThat(general.calls()).isZero();
  }

  @Test
  void no_stage_is_asked_about_what_routes_pass_over() {
    FakeClassifier early = new FakeClassifier("spam", "hate");
    FakeClassifier late = new FakeClassifier("spam", "hate");
    Cascade routed =
        cascade(
            ROUTED,
            new CascadeStage(Stage.SPECIALISTS, early),
            new CascadeStage(Stage.GENERAL, late));
    Verdict verdict = judge(routed, "spam 0.8 hate 0.95", "review");
    assertThat(verdict.getAction()).isEqualTo("remove");
    assertThat(verdict.getLabels()).containsOnlyKeys("spam");
    assertThat(verdict.getEvidence())
        .allSatisfy(
            ran -> {
              assertThat(ran.getSkipped()).containsExactly("hate");
              assertThat(ran.getModels()).extracting(ModelRef::getId).containsExactly("fake-spam");
            })
        .hasSize(2);
    assertThat(judge(routed, "spam 0.1 hate 0.95", "comment").getAction()).isEqualTo("limit");
    assertThat(judge(routed, "spam 0.1 hate 0.95", "review").getAction()).isEqualTo("allow");
  }

  @Test
  void routes_go_by_what_the_screen_found_even_after_the_specialists_have_relabelled_it() {
    FakeClassifier screen = new FakeClassifier("spam");
    FakeClassifier early = new FakeClassifier("spam", "hate");
    FakeClassifier late = new FakeClassifier("spam", "hate");
    Cascade routed =
        cascade(
            BY_SCREEN,
            new CascadeStage(Stage.SCREEN, screen),
            new CascadeStage(Stage.SPECIALISTS, early),
            new CascadeStage(Stage.GENERAL, late));
    Verdict calm = judge(routed, "spam 0.5 hate 0.95", "comment");
    assertThat(calm.getDecidedBy()).isEqualTo("general");
    assertThat(calm.getEvidence())
        .extracting(StageEvidence::getSkipped)
        .containsExactly(List.of(), List.of("hate"), List.of("hate"));
    assertThat(calm.getEvidence().get(0).getProbabilities())
        .containsExactly(Map.entry("spam", 0.5));
    assertThat(calm.getEvidence().get(1).getProbabilities()).isEmpty();
    assertThat(calm.getLabels()).containsOnlyKeys("spam");
    assertThat(judge(routed, "spam 0.6 hate 0.95", "comment").getLabels())
        .containsOnlyKeys("spam", "hate");
  }

  @Test
  void what_the_screen_is_sure_of_costs_no_specialist() {
    Cascade screened =
        cascade(
            SCREENED,
            new CascadeStage(Stage.SCREEN, new FakeClassifier("spam")),
            new CascadeStage(Stage.SPECIALISTS, specialists));
    Verdict verdict = judge(screened, "spam 0.05");
    assertThat(verdict.getAction()).isEqualTo("allow");
    assertThat(verdict.getDecidedBy()).isEqualTo("screen");
    assertThat(verdict.getFinal$()).isTrue();
    assertThat(specialists.calls()).isZero();

    Verdict unsure = judge(screened, "spam 0.15");
    assertThat(unsure.getAction()).isEqualTo("allow");
    assertThat(unsure.getDecidedBy()).isEqualTo("specialists");
    assertThat(unsure.getEvidence())
        .extracting(StageEvidence::getStage)
        .containsExactly("screen", "specialists");
  }

  @Test
  void a_screen_that_the_policy_has_no_use_for_does_not_run_and_is_closed() {
    FakeClassifier idle = new FakeClassifier("spam");
    try (Cascade plain =
        cascade(
            new CascadeStage(Stage.SCREEN, idle),
            new CascadeStage(Stage.SPECIALISTS, specialists))) {
      assertThat(judge(plain, "spam 0.05").getEvidence())
          .extracting(StageEvidence::getStage)
          .containsExactly("specialists");
      assertThat(idle.calls()).isZero();
    }
    assertThat(idle.isClosed()).isTrue();
  }

  @Test
  void what_the_screen_cannot_answer_for_is_put_to_the_specialists_alone() {
    Cascade screened =
        cascade(
            SCREENED,
            new CascadeStage(Stage.SCREEN, new BrokenClassifier()),
            new CascadeStage(Stage.SPECIALISTS, specialists));
    Verdict verdict = judge(screened, "spam 0.05");
    assertThat(verdict.getDecidedBy()).isEqualTo("specialists");
    assertThat(verdict.getEvidence())
        .extracting(StageEvidence::getStage)
        .containsExactly("specialists");
  }

  @Test
  void where_all_is_passed_over_the_item_is_allowed_by_no_model() {
    Cascade routed =
        cascade(ROUTED, new CascadeStage(Stage.SPECIALISTS, new FakeClassifier("hate")));
    Verdict verdict = judge(routed, "hate 0.95", "review");
    assertThat(verdict.getEvidence().get(0).getModels()).isEmpty();
    assertThat(verdict.getEvidence().get(0).getSkipped()).containsExactly("hate");
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
    return cascade(POLICY, stages);
  }

  private static Cascade cascade(Policy policy, CascadeStage... stages) {
    return new Cascade(new Guard(1000), policy, List.of(stages), CLOCK);
  }

  private static Verdict judge(Cascade cascade, String text) {
    return judge(cascade, text, "comment");
  }

  private static Verdict judge(Cascade cascade, String text, String surface) {
    return cascade.judge(Items.item("a").setText(text).setSurface(surface).build()).join();
  }

  private static Policy routed(RouteCondition when) {
    CategoryPolicy hate =
        new CategoryPolicy(
            Action.LIMIT,
            Map.of(
                Stage.SPECIALISTS, new Thresholds(0.2, 0.9),
                Stage.GENERAL, new Thresholds(0.5, 0.7)));
    Map<String, CategoryPolicy> categories = new HashMap<>(POLICY.categories());
    categories.put("hate", hate);
    return new Policy(6, Action.ALLOW, categories, List.of(new Route(when, Set.of("hate"))));
  }

  /** Has no answer to anything. */
  private static final class BrokenClassifier implements Classifier {
    @Override
    public CompletableFuture<Classification> classify(String text, Wanted wanted) {
      return CompletableFuture.failedFuture(
          new ClassificationException("no answer", new IllegalStateException()));
    }

    @Override
    public List<ModelIdentity> models() {
      return List.of();
    }

    @Override
    public List<String> categories() {
      return List.of("spam");
    }

    @Override
    public void close() {}
  }
}

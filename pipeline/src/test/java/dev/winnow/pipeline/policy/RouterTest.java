package dev.winnow.pipeline.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.schemas.Action;
import dev.winnow.schemas.Stage;
import dev.winnow.schemas.StageEvidence;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RouterTest {
  private static final Route SHOP =
      new Route(
          new RouteCondition(Set.of("acme"), Set.of("listing", "review"), Set.of("en"), Map.of()),
          Set.of("spam"));
  private static final Route CALM =
      new Route(
          new RouteCondition(Set.of(), Set.of(), Set.of(), Map.of("toxicity", 0.02)),
          Set.of("toxicity", "hate"));
  private static final Policy POLICY = new Policy(1, Action.ALLOW, Map.of(), List.of(SHOP, CALM));

  @ParameterizedTest
  @CsvSource({
    "acme, listing, en, true",
    "acme, review, en, true",
    "acme, review, EN-gb, true",
    "acme, review, enm, false",
    "acme, review, e, false",
    "acme, review, pl, false",
    "acme, review, , false",
    "acme, comment, en, false",
    "Acme, listing, en, false",
  })
  void a_route_is_for_items_that_fulfil_all_of_its_condition(
      String tenant, String surface, @Nullable String language, boolean skipped) {
    Set<String> expected = skipped ? Set.of("spam") : Set.of();
    assertThat(passedOver(new Traits(tenant, surface, language), Map.of())).isEqualTo(expected);
  }

  @Test
  void routes_that_hold_add_up() {
    assertThat(passedOver(new Traits("acme", "review", "en"), Map.of("toxicity", 0.01)))
        .containsExactlyInAnyOrder("spam", "toxicity", "hate");
  }

  @Test
  void a_score_at_the_bound_or_none_at_all_passes_over_nothing() {
    Traits item = new Traits("other", "comment", null);
    assertThat(passedOver(item, Map.of("toxicity", 0.02))).isEmpty();
    assertThat(passedOver(item, Map.of("spam", 0.0))).isEmpty();
    assertThat(passedOver(item, Map.of("toxicity", 0.019))).isNotEmpty();
  }

  @Test
  void all_parts_about_the_screen_must_be_fulfilled() {
    RouteCondition both =
        new RouteCondition(Set.of(), Set.of(), Set.of(), Map.of("toxicity", 0.02, "hate", 0.02));
    Traits item = new Traits("acme", "comment", null);
    assertThat(both.holds(item, Map.of("toxicity", 0.01, "hate", 0.01))).isTrue();
    assertThat(both.holds(item, Map.of("toxicity", 0.01, "hate", 0.5))).isFalse();
    assertThat(both.holds(item, Map.of("toxicity", 0.01))).isFalse();
  }

  @Test
  void what_a_later_stage_found_is_not_taken_for_what_the_screen_found() {
    Trail trail =
        Trail.start(new Traits("other", "comment", null))
            .with(ran(Stage.SPECIALISTS, Map.of("toxicity", 0.001)));
    assertThat(Router.passedOver(POLICY, Stage.GENERAL, trail)).isEmpty();
  }

  @Test
  void the_screen_itself_passes_over_nothing() {
    Trail trail = Trail.start(new Traits("acme", "review", "en"));
    assertThat(Router.passedOver(POLICY, Stage.SCREEN, trail)).isEmpty();
    assertThat(Router.passedOver(POLICY, Stage.GENERAL, trail)).containsExactly("spam");
  }

  @Test
  void a_route_without_a_condition_or_without_a_category_is_refused() {
    assertThatThrownBy(() -> new RouteCondition(Set.of(), Set.of(), Set.of(), Map.of()))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("no condition (expected: at least one of");
    assertThatThrownBy(() -> new Route(SHOP.when(), Set.of()))
        .hasMessage("skip: none (expected: at least one category)");
  }

  private static Set<String> passedOver(Traits item, Map<String, Double> screen) {
    Trail trail = Trail.start(item).with(ran(Stage.SCREEN, screen));
    return Router.passedOver(POLICY, Stage.SPECIALISTS, trail);
  }

  private static StageEvidence ran(Stage stage, Map<String, Double> probabilities) {
    return StageEvidence.newBuilder()
        .setStage(stage.term())
        .setProbabilities(probabilities)
        .build();
  }
}

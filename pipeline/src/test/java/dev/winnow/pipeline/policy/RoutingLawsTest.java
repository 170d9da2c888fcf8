package dev.winnow.pipeline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.pipeline.policy.Decision.Decided;
import dev.winnow.pipeline.policy.Decision.Unsure;
import dev.winnow.pipeline.policy.Routings.Found;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(Routings.class)
@Domain(DomainContext.Global.class)
final class RoutingLawsTest {
  @Property(seed = "17")
  void the_order_of_routes_means_nothing(@ForAll Policy policy, @ForAll Trail trail) {
    List<Route> turned = new ArrayList<>(policy.routes());
    Collections.reverse(turned);
    assertThat(passedOver(withRoutes(policy, turned), trail)).isEqualTo(passedOver(policy, trail));
  }

  @Property(seed = "17")
  void one_more_route_never_brings_a_category_back(
      @ForAll Policy policy, @ForAll Route more, @ForAll Trail trail) {
    List<Route> longer = new ArrayList<>(policy.routes());
    longer.add(more);
    assertThat(passedOver(withRoutes(policy, longer), trail))
        .containsAll(passedOver(policy, trail));
  }

  @Property(seed = "17")
  void a_category_that_no_route_names_is_asked_about(@ForAll Policy policy, @ForAll Trail trail) {
    Set<String> named =
        policy.routes().stream().flatMap(r -> r.skip().stream()).collect(Collectors.toSet());
    assertThat(named).containsAll(passedOver(policy, trail));
  }

  @Property(seed = "17")
  void a_written_policy_reads_back_with_the_same_routes(@ForAll Policy policy) {
    assertThat(PolicyYaml.parse(policy.version(), PolicyYaml.write(policy))).isEqualTo(policy);
  }

  @Property(seed = "17")
  void what_is_passed_over_and_scored_all_the_same_changes_nothing(
      @ForAll Policy policy, @ForAll Trail trail, @ForAll Found found) {
    Set<String> out = Router.passedOver(policy, Stage.SPECIALISTS, trail);
    Decision asked = decide(policy, Stage.SPECIALISTS, trail, found.without(out));
    Decision all = decide(policy, Stage.SPECIALISTS, trail, found);
    assertThat(doubts(all)).isEqualTo(doubts(asked));
    assertThat(action(all)).isEqualTo(action(asked));
    assertThat(without(all.labels(), out)).isEqualTo(asked.labels());
    out.forEach(name -> assertThat(label(all, name).getFlagged()).isFalse());
  }

  @Property(seed = "17")
  void a_policy_without_routes_decides_as_if_there_were_none(
      @ForAll Policy policy, @ForAll Trail trail, @ForAll Found found) {
    Policy plain = withRoutes(policy, List.of());
    Trail bare = Trail.start(trail.item());
    assertThat(decide(plain, Stage.SPECIALISTS, trail, found))
        .isEqualTo(decide(plain, Stage.SPECIALISTS, bare, found));
  }

  /**
   * Four versions in turn: one says what the specialists are asked, one decides on their answer,
   * one says what the general model is asked, and one decides on that.
   */
  @Property(tries = 5000, seed = "17")
  void whatever_changes_on_the_way_nothing_that_the_last_policy_wants_judged_is_let_through_unseen(
      @ForAll Policy asking,
      @ForAll Policy deciding,
      @ForAll Policy askingLater,
      @ForAll Policy last,
      @ForAll Trail start,
      @ForAll Found first,
      @ForAll Found second) {
    Found asked = first.without(Router.passedOver(asking, Stage.SPECIALISTS, start));
    Trail trail = start.with(asked.evidence(Stage.SPECIALISTS));
    Decision early = PolicyEngine.decide(deciding, Stage.SPECIALISTS, trail, asked.scores());
    if (early instanceof Decided decided) {
      assertNothingUnseen(deciding, Stage.SPECIALISTS, trail, decided);
      return;
    }
    Trail escalated = trail.with(early.labels());
    Found answer = second.without(Router.passedOver(askingLater, Stage.GENERAL, escalated));
    Trail answered = escalated.with(answer.evidence(Stage.GENERAL));
    Decision late = PolicyEngine.decide(last, Stage.GENERAL, answered, answer.scores());
    if (late instanceof Decided decided) {
      assertNothingUnseen(last, Stage.GENERAL, answered, decided);
    }
  }

  @Property(seed = "17")
  void a_decision_rests_on_the_thresholds_of_its_own_policy_alone(
      @ForAll Policy deciding,
      @ForAll Policy last,
      @ForAll Trail start,
      @ForAll Found first,
      @ForAll Found second) {
    Trail trail = start.with(first.evidence(Stage.SPECIALISTS));
    Decision early = PolicyEngine.decide(deciding, Stage.SPECIALISTS, trail, first.scores());
    Decision own = PolicyEngine.decide(last, Stage.SPECIALISTS, trail, first.scores());
    Trail after = trail.with(second.evidence(Stage.GENERAL));
    assertThat(
            PolicyEngine.decide(last, Stage.GENERAL, after.with(early.labels()), second.scores()))
        .isEqualTo(
            PolicyEngine.decide(last, Stage.GENERAL, after.with(own.labels()), second.scores()));
  }

  @Property(seed = "17")
  void what_the_last_policy_passes_over_counts_for_nothing_whoever_labelled_it(
      @ForAll Policy deciding,
      @ForAll Policy last,
      @ForAll Trail start,
      @ForAll Found first,
      @ForAll Found second) {
    Trail trail = start.with(first.evidence(Stage.SPECIALISTS));
    Decision early = PolicyEngine.decide(deciding, Stage.SPECIALISTS, trail, first.scores());
    Trail after = trail.with(second.evidence(Stage.GENERAL)).with(early.labels());
    Decision late = PolicyEngine.decide(last, Stage.GENERAL, after, second.scores());
    for (String name : Router.passedOver(last, Stage.GENERAL, after)) {
      assertThat(label(late, name).getFlagged()).isFalse();
      assertThat(doubts(late)).doesNotContain(name);
    }
  }

  private static void assertNothingUnseen(
      Policy policy, Stage stage, Trail trail, Decided decided) {
    Set<String> out = Router.passedOver(policy, stage, trail);
    policy
        .categories()
        .forEach(
            (name, rules) -> {
              if (!out.contains(name) && rules.action().compareTo(decided.action()) > 0) {
                LabelScore label = label(decided, name);
                Thresholds own = rules.thresholds().get(Stage.of(label.getStage()));
                assertThat(own).as(name + " was judged at " + label.getStage()).isNotNull();
                assertThat(Objects.requireNonNull(own).isSure(label.getProbability())).isTrue();
                assertThat(own.flags(label.getProbability())).isFalse();
              }
            });
  }

  private static Decision decide(Policy policy, Stage stage, Trail trail, Found found) {
    return PolicyEngine.decide(policy, stage, trail.with(found.evidence(stage)), found.scores());
  }

  private static Set<String> passedOver(Policy policy, Trail trail) {
    return Router.passedOver(policy, Stage.SPECIALISTS, trail);
  }

  private static Policy withRoutes(Policy policy, List<Route> routes) {
    return new Policy(policy.version(), policy.interimAction(), policy.categories(), routes);
  }

  private static LabelScore label(Decision decision, String category) {
    return Objects.requireNonNull(decision.labels().get(category), category);
  }

  private static List<String> doubts(Decision decision) {
    return decision instanceof Unsure unsure ? unsure.categories() : List.of();
  }

  private static Action action(Decision decision) {
    return decision instanceof Decided decided ? decided.action() : ((Unsure) decision).soFar();
  }

  private static Map<String, LabelScore> without(
      Map<String, LabelScore> labels, Set<String> names) {
    return labels.entrySet().stream()
        .filter(entry -> !names.contains(entry.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}

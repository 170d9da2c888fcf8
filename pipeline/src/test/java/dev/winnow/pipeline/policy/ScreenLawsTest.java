package dev.winnow.pipeline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.pipeline.policy.Decision.Decided;
import dev.winnow.pipeline.policy.Routings.Found;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.Stage;
import dev.winnow.schemas.StageEvidence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.statistics.Statistics;

/** What it means that the screen is sure. */
@Domain(Routings.class)
@Domain(DomainContext.Global.class)
final class ScreenLawsTest {
  @Property(tries = 3000, seed = "17")
  void what_the_screen_decides_no_answer_of_a_later_stage_would_change(
      @ForAll("screened") Policy policy,
      @ForAll Traits item,
      @ForAll Found screen,
      @ForAll("known") Set<String> known,
      @ForAll Found specialists,
      @ForAll Found general) {
    Found found = of(screen, known);
    Trail seen = Trail.start(item).with(ran(found));
    Decision first = PolicyEngine.decide(policy, Stage.SCREEN, seen, found.scores());
    Statistics.label("screen").collect(first instanceof Decided ? "decides" : "passes on");
    if (first instanceof Decided decided) {
      Trail after = seen.with(decided.labels());
      Decision second = asked(policy, Stage.SPECIALISTS, after, specialists);
      assertThat(second).isInstanceOf(Decided.class);
      assertThat(action(second)).isEqualTo(decided.action());
      Decision third = asked(policy, Stage.GENERAL, after.with(second.labels()), general);
      assertThat(action(third)).isEqualTo(decided.action());
    }
  }

  @Property(tries = 3000, seed = "17")
  void nothing_that_the_policy_wants_judged_is_let_through_by_the_screen_unseen(
      @ForAll("screened") Policy policy,
      @ForAll Traits item,
      @ForAll Found screen,
      @ForAll("known") Set<String> known) {
    Found found = of(screen, known);
    Trail seen = Trail.start(item).with(ran(found));
    if (PolicyEngine.decide(policy, Stage.SCREEN, seen, found.scores()) instanceof Decided sure) {
      Set<String> excused = Router.passedOver(policy, Stage.SPECIALISTS, seen);
      policy
          .categories()
          .forEach(
              (name, rules) -> {
                if (rules.action().compareTo(sure.action()) > 0 && !excused.contains(name)) {
                  LabelScore label = Objects.requireNonNull(sure.labels().get(name), name);
                  Thresholds own = Objects.requireNonNull(rules.at(Stage.SCREEN));
                  assertThat(label.getStage()).isEqualTo("screen");
                  assertThat(label.getProbability()).isLessThan(own.allow());
                }
              });
    }
  }

  @Property(seed = "17")
  void a_screen_that_the_policy_has_no_thresholds_for_changes_no_action(
      @ForAll Policy policy, @ForAll Traits item, @ForAll Found screen, @ForAll Found specialists) {
    Policy plain =
        new Policy(policy.version(), policy.interimAction(), policy.categories(), List.of());
    Trail seen = Trail.start(item).with(ran(screen));
    Decision first = PolicyEngine.decide(plain, Stage.SCREEN, seen, screen.scores());
    Decision with = asked(plain, Stage.SPECIALISTS, seen.with(first.labels()), specialists);
    Decision without = asked(plain, Stage.SPECIALISTS, Trail.start(item), specialists);
    assertThat(with.getClass()).isEqualTo(without.getClass());
    assertThat(action(with)).isEqualTo(action(without));
  }

  @Property(seed = "17")
  void a_label_of_the_screen_is_judged_by_the_version_that_decides_whichever_screened(
      @ForAll("screened") Policy screening,
      @ForAll("screened") Policy deciding,
      @ForAll Traits item,
      @ForAll Found screen,
      @ForAll Found specialists) {
    Trail seen = Trail.start(item).with(ran(screen));
    Decision early = PolicyEngine.decide(screening, Stage.SCREEN, seen, screen.scores());
    Decision own = PolicyEngine.decide(deciding, Stage.SCREEN, seen, screen.scores());
    assertThat(asked(deciding, Stage.SPECIALISTS, seen.with(early.labels()), specialists))
        .isEqualTo(asked(deciding, Stage.SPECIALISTS, seen.with(own.labels()), specialists));
  }

  /** Policies with thresholds for the screen, and with routes. */
  @Provide
  Arbitrary<Policy> screened() {
    return Policies.screened(new Routings().routes().list().ofMaxSize(2));
  }

  /** The categories that a screen scores. */
  @Provide
  Arbitrary<Set<String>> known() {
    return Arbitraries.of(Routings.NAMES).set();
  }

  private static Found of(Found all, Set<String> known) {
    Map<String, Scored> scores = new HashMap<>(all.scores());
    scores.keySet().retainAll(known);
    return new Found(scores);
  }

  private static StageEvidence ran(Found screen) {
    return StageEvidence.newBuilder()
        .setStage(Stage.SCREEN.term())
        .setProbabilities(
            screen.scores().entrySet().stream()
                .collect(
                    Collectors.toMap(Map.Entry::getKey, each -> each.getValue().probability())))
        .build();
  }

  /** A stage that is asked about all but what the policy passes over. */
  private static Decision asked(Policy policy, Stage stage, Trail trail, Found all) {
    Found found = all.without(Router.passedOver(policy, stage, trail));
    return PolicyEngine.decide(policy, stage, trail.with(found.evidence(stage)), found.scores());
  }

  private static Action action(Decision decision) {
    return decision instanceof Decided decided
        ? decided.action()
        : ((Decision.Unsure) decision).soFar();
  }
}

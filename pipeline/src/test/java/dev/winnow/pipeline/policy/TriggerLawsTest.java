package dev.winnow.pipeline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.pipeline.policy.Decision.Decided;
import dev.winnow.pipeline.policy.Decision.Unsure;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

/** A score that is not calibrated may leave a category in doubt and never decides against it. */
final class TriggerLawsTest {
  @Property(seed = "17")
  void triggers_alone_never_flag_whatever_the_policy(
      @ForAll("policies") Policy policy,
      @ForAll("policies") Policy later,
      @ForAll("triggers") Map<String, Scored> scores) {
    Decision early = decide(policy, Stage.SPECIALISTS, Map.of(), scores);
    Decision judgedAnew = decide(later, Stage.GENERAL, early.labels(), Map.of());
    for (Decision decision : List.of(early, judgedAnew)) {
      assertThat(action(decision)).isEqualTo(Action.ALLOW);
      assertThat(decision.labels().values()).noneMatch(LabelScore::getFlagged);
    }
  }

  @Property(seed = "17")
  void a_trigger_is_sure_only_where_it_finds_nothing(
      @ForAll("policies") Policy policy,
      @ForAll("names") String category,
      @ForAll @DoubleRange(min = 0, max = 1) double probability) {
    Scored trigger = new Scored(probability, probability, false);
    Decision decision = decide(policy, Stage.SPECIALISTS, Map.of(), Map.of(category, trigger));
    CategoryPolicy rules = policy.categories().get(category);
    Thresholds thresholds = rules == null ? null : rules.thresholds().get(Stage.SPECIALISTS);
    if (thresholds != null && probability >= thresholds.allow()) {
      assertThat(decision).isInstanceOf(Unsure.class);
      assertThat(((Unsure) decision).categories()).contains(category);
    }
    LabelScore label = decision.labels().get(category);
    assertThat(label).isNotNull();
    assertThat(label.getCalibrated()).isFalse();
  }

  @Property(seed = "17")
  void a_trigger_makes_no_other_finding_stricter_or_milder(
      @ForAll("policies") Policy policy,
      @ForAll("probabilities") Map<String, Scored> scores,
      @ForAll("names") String category,
      @ForAll @DoubleRange(min = 0, max = 1) double probability) {
    Map<String, Scored> without = new HashMap<>(scores);
    without.remove(category);
    Map<String, Scored> with = new HashMap<>(without);
    with.put(category, new Scored(probability, probability, false));
    assertThat(action(decide(policy, Stage.SPECIALISTS, Map.of(), with)))
        .isEqualTo(action(decide(policy, Stage.SPECIALISTS, Map.of(), without)));
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of(Policies.NAMES);
  }

  @Provide
  Arbitrary<Map<String, Scored>> triggers() {
    return Arbitraries.maps(
        names(), Arbitraries.doubles().between(0, 1).map(p -> new Scored(p, p, false)));
  }

  @Provide
  Arbitrary<Map<String, Scored>> probabilities() {
    return Arbitraries.maps(
        names(), Arbitraries.doubles().between(0, 1).map(p -> new Scored(p, p)));
  }

  @Provide
  Arbitrary<Policy> policies() {
    return Policies.with(Arbitraries.just(List.of()));
  }

  private static Decision decide(
      Policy policy, Stage stage, Map<String, LabelScore> earlier, Map<String, Scored> scores) {
    Trail trail = Trail.start(new Traits("acme", "comment", null)).with(earlier);
    return PolicyEngine.decide(policy, stage, trail, scores);
  }

  private static Action action(Decision decision) {
    return decision instanceof Decided decided ? decided.action() : ((Unsure) decision).soFar();
  }
}

package dev.winnow.pipeline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.pipeline.policy.Decision.Decided;
import dev.winnow.pipeline.policy.Decision.Unsure;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.PolicyUpdate;
import dev.winnow.schemas.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

final class PolicyLawsTest {
  @Property(seed = "17")
  void a_higher_probability_never_makes_a_decided_action_milder(
      @ForAll("policies") Policy policy,
      @ForAll("probabilities") Map<String, Scored> scores,
      @ForAll("names") String raised,
      @ForAll @DoubleRange(min = 0, max = 1) double higher) {
    Scored before = scores.getOrDefault(raised, new Scored(0, 0));
    Assume.that(higher >= before.probability());
    Map<String, Scored> more = new HashMap<>(scores);
    more.put(raised, new Scored(higher, higher));
    Decision low = decide(policy, Stage.SPECIALISTS, Map.of(), scores);
    Decision high = decide(policy, Stage.SPECIALISTS, Map.of(), more);
    assertThat(atLeast(high)).isGreaterThanOrEqualTo(atLeast(low));
    if (low instanceof Decided && high instanceof Decided) {
      assertThat(((Decided) high).action()).isGreaterThanOrEqualTo(((Decided) low).action());
    }
  }

  @Property(seed = "17")
  void the_action_of_a_decision_is_that_of_its_strictest_flag(
      @ForAll("policies") Policy policy, @ForAll("probabilities") Map<String, Scored> scores) {
    Decision decision = decide(policy, Stage.SPECIALISTS, Map.of(), scores);
    Action expected =
        policy.categories().entrySet().stream()
            .filter(entry -> isFlagged(decision.labels().get(entry.getKey())))
            .map(entry -> entry.getValue().action())
            .reduce(Action.ALLOW, Action::strictest);
    assertThat(atLeast(decision)).isEqualTo(expected);
  }

  @Property(seed = "17")
  void doubt_is_only_ever_about_categories_that_could_make_the_action_stricter(
      @ForAll("policies") Policy policy, @ForAll("probabilities") Map<String, Scored> scores) {
    Decision decision = decide(policy, Stage.SPECIALISTS, Map.of(), scores);
    if (decision instanceof Unsure unsure) {
      assertThat(unsure.categories()).isNotEmpty().isSorted();
      assertThat(unsure.categories())
          .allSatisfy(
              category -> {
                CategoryPolicy rules = policy.categories().get(category);
                assertThat(rules).isNotNull();
                assertThat(rules.action()).isGreaterThan(unsure.soFar());
              });
    }
  }

  @Property(seed = "17")
  void a_later_stage_never_makes_milder_what_is_flagged_already(
      @ForAll("policies") Policy policy,
      @ForAll("probabilities") Map<String, Scored> first,
      @ForAll("probabilities") Map<String, Scored> second) {
    Decision early = decide(policy, Stage.SPECIALISTS, Map.of(), first);
    Decision late = decide(policy, Stage.GENERAL, early.labels(), second);
    assertThat(atLeast(late)).isGreaterThanOrEqualTo(atLeast(early));
  }

  @Property(seed = "17")
  void a_written_policy_reads_back_the_same(@ForAll("policies") Policy policy) {
    assertThat(PolicyYaml.parse(policy.version(), PolicyYaml.write(policy))).isEqualTo(policy);
  }

  @Property(tries = 200, seed = "17")
  void two_readers_of_the_same_records_agree_whatever_they_start_from(
      @ForAll("updates") List<PolicyUpdate> updates) {
    PolicyHistory one = PolicyHistory.empty();
    for (PolicyUpdate update : updates) {
      long before = one.version();
      one = one.apply(update);
      boolean accepted = one.last().orElseThrow() instanceof PolicyEntry.Accepted;
      assertThat(one.version()).isEqualTo(accepted ? before + 1 : before);
      assertThat(accepted)
          .isEqualTo(update.getBaseVersion() == before && !update.getDocument().isEmpty());
    }
    PolicyHistory other =
        updates.stream().reduce(PolicyHistory.empty(), PolicyHistory::apply, (a, b) -> b);
    assertThat(other.entries()).isEqualTo(one.entries());
    assertThat(other.current()).isEqualTo(one.current());
  }

  @Provide
  Arbitrary<List<PolicyUpdate>> updates() {
    Arbitrary<String> documents = policies().map(PolicyYaml::write).injectDuplicates(0.2);
    return Combinators.combine(
            Arbitraries.longs().between(0, 4), Arbitraries.oneOf(documents, Arbitraries.just("")))
        .as(
            (base, document) ->
                PolicyUpdate.newBuilder().setBaseVersion(base).setDocument(document).build())
        .list()
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of(Policies.NAMES);
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

  private static boolean isFlagged(@org.jspecify.annotations.Nullable LabelScore label) {
    return label != null && label.getFlagged();
  }

  private static Action atLeast(Decision decision) {
    return decision instanceof Decided decided ? decided.action() : ((Unsure) decision).soFar();
  }
}

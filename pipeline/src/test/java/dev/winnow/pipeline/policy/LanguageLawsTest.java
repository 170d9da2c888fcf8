package dev.winnow.pipeline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.pipeline.policy.Decision.Decided;
import dev.winnow.pipeline.policy.Routings.Found;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.statistics.Statistics;

/** What it means that a stage is heard in some languages only. */
@Domain(Routings.class)
@Domain(DomainContext.Global.class)
final class LanguageLawsTest {
  private static final Traits DANISH = new Traits("acme", "comment", "da");

  @Property(seed = "17")
  void nothing_is_flagged_or_cleared_in_a_language_that_no_threshold_is_for(
      @ForAll("plain") Policy policy,
      @ForAll Found screen,
      @ForAll Found specialists,
      @ForAll Found general) {
    Policy english = with(policy, new LanguageRules(Set.of("en"), Map.of()));
    Trail trail = Trail.start(DANISH);
    for (Stage stage : List.of(Stage.SCREEN, Stage.SPECIALISTS, Stage.GENERAL)) {
      Found found =
          switch (stage) {
            case SCREEN -> screen;
            case SPECIALISTS -> specialists;
            default -> general;
          };
      Decision decision = PolicyEngine.decide(english, stage, trail, found.scores());
      assertThat(decision instanceof Decided).isEqualTo(policy.categories().isEmpty());
      assertThat(decision.labels().values())
          .noneMatch(LabelScore::getFlagged)
          .allMatch(label -> label.getAllow() == 0 && label.getAct() == 1);
      trail = trail.with(decision.labels());
    }
  }

  @Property(seed = "17")
  void items_in_the_language_of_the_policy_and_undetermined_ones_are_judged_as_without_languages(
      @ForAll("screened") Policy policy,
      @ForAll("rules") LanguageRules rules,
      @ForAll("english") Traits item,
      @ForAll Found found,
      @ForAll("stages") Stage stage) {
    Trail trail = Trail.start(item);
    assertThat(PolicyEngine.decide(with(policy, rules), stage, trail, found.scores()))
        .isEqualTo(PolicyEngine.decide(policy, stage, trail, found.scores()));
  }

  @Property(tries = 2000, seed = "17")
  void what_the_screen_decides_in_any_language_no_later_stage_would_change(
      @ForAll("screened") Policy policy,
      @ForAll("rules") LanguageRules rules,
      @ForAll("items") Traits item,
      @ForAll Found screen,
      @ForAll Found specialists) {
    Policy ruled = with(policy, rules);
    Trail start = Trail.start(item);
    Decision first = PolicyEngine.decide(ruled, Stage.SCREEN, start, screen.scores());
    Statistics.label("screen").collect(first instanceof Decided ? "decides" : "passes on");
    if (first instanceof Decided decided) {
      Decision second =
          PolicyEngine.decide(
              ruled, Stage.SPECIALISTS, start.with(decided.labels()), specialists.scores());
      assertThat(second).isInstanceOf(Decided.class);
      assertThat(((Decided) second).action()).isEqualTo(decided.action());
    }
  }

  @Property(tries = 3000, seed = "17")
  void an_answer_can_end_the_doubt_exactly_where_it_is_said_to_be_able_to(
      @ForAll("screened") Policy policy,
      @ForAll("rules") LanguageRules rules,
      @ForAll("items") Traits item,
      @ForAll Found specialists,
      @ForAll Found general) {
    Policy ruled = with(policy, rules);
    Decision first =
        PolicyEngine.decide(ruled, Stage.SPECIALISTS, Trail.start(item), specialists.scores());
    Trail trail = Trail.start(item).with(first.labels());
    boolean could = PolicyEngine.couldSettle(ruled, Stage.GENERAL, trail);
    Statistics.label("could").collect(first instanceof Decided ? "no doubt" : could);
    Found worst = new Found(new HashMap<>(general.scores()));
    worst.scores().replaceAll((category, found) -> new Scored(1, 1));
    assertThat(PolicyEngine.decide(ruled, Stage.GENERAL, trail, worst.scores()) instanceof Decided)
        .isEqualTo(could);
    if (!could) {
      assertThat(PolicyEngine.decide(ruled, Stage.GENERAL, trail, general.scores()))
          .isInstanceOf(Decision.Unsure.class);
    }
  }

  @Property(seed = "17")
  void a_policy_is_written_so_that_it_reads_the_same(
      @ForAll("screened") Policy policy, @ForAll("rules") LanguageRules rules) {
    Policy ruled = with(policy, rules);
    assertThat(PolicyYaml.parse(ruled.version(), PolicyYaml.write(ruled))).isEqualTo(ruled);
  }

  @Provide
  Arbitrary<Policy> plain() {
    return Policies.screened(Arbitraries.just(List.of()));
  }

  @Provide
  Arbitrary<Policy> screened() {
    return Policies.screened(new Routings().routes().list().ofMaxSize(2));
  }

  @Provide
  Arbitrary<LanguageRules> rules() {
    Arbitrary<Thresholds> thresholds =
        Arbitraries.doubles()
            .between(0, 1)
            .tuple2()
            .map(t -> new Thresholds(Math.min(t.get1(), t.get2()), Math.max(t.get1(), t.get2())));
    Arbitrary<Map<Stage, Thresholds>> stages = Arbitraries.maps(stages(), thresholds).ofMinSize(1);
    Arbitrary<Map<String, Map<Stage, Thresholds>>> categories =
        Arbitraries.maps(Arbitraries.of(Policies.NAMES), stages);
    return Arbitraries.maps(Arbitraries.of("de", "no", LanguageRules.OTHER), categories)
        .map(others -> new LanguageRules(Set.of("en"), others));
  }

  @Provide
  Arbitrary<Stage> stages() {
    return Arbitraries.of(Stage.SCREEN, Stage.SPECIALISTS, Stage.GENERAL);
  }

  @Provide
  Arbitrary<Traits> english() {
    return items("en", "en-GB", "ENG", "und", "none of these");
  }

  @Provide
  Arbitrary<Traits> items() {
    return items("en", "de", "de-AT", "no", "fr", "und");
  }

  private static Arbitrary<Traits> items(String... languages) {
    return Combinators.combine(
            Arbitraries.of("acme", "12"),
            Arbitraries.of("comment", "review"),
            Arbitraries.of(languages).injectNull(0.1))
        .as(Traits::new);
  }

  /** With those of the languages' categories that the policy has. */
  private static Policy with(Policy policy, LanguageRules rules) {
    Map<String, Map<String, Map<Stage, Thresholds>>> others = new HashMap<>();
    rules
        .others()
        .forEach(
            (language, categories) -> {
              Map<String, Map<Stage, Thresholds>> known = new HashMap<>(categories);
              known.keySet().retainAll(policy.categories().keySet());
              others.put(language, known);
            });
    return new Policy(
        policy.version(),
        policy.interimAction(),
        policy.categories(),
        policy.routes(),
        new LanguageRules(rules.own(), others));
  }
}

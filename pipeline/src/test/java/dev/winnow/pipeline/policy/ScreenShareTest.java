package dev.winnow.pipeline.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.pipeline.policy.Decision.Decided;
import dev.winnow.pipeline.policy.Decision.Unsure;
import dev.winnow.pipeline.policy.Routings.Found;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.Stage;
import dev.winnow.schemas.StageEvidence;
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
import org.junit.jupiter.api.Test;

/** What the screen's word counts at later stages. */
@Domain(Routings.class)
@Domain(DomainContext.Global.class)
final class ScreenShareTest {
  private static final Traits ITEM = new Traits("acme", "comment", "en");

  @Test
  void what_is_held_against_the_thresholds_is_pooled_and_the_label_tells_both() {
    Decision decision = specialists(policy(0.5), 0.7, Map.of("spam", 0.1));

    LabelScore label = label(decision);
    assertThat(label.getProbability()).isCloseTo(1 / (1 + Math.sqrt(9 * 3 / 7.0)), within(1e-12));
    assertThat(label.getStageProbability()).isEqualTo(0.7);
    assertThat(label.getScreenShare()).isEqualTo(0.5);
    assertThat(((Decided) decision).action()).isEqualTo(Action.ALLOW);
    assertThat(specialists(policy(0), 0.7, Map.of("spam", 0.1))).isInstanceOf(Unsure.class);
  }

  @Test
  void where_no_screen_scored_the_category_the_stage_stands_alone() {
    LabelScore label = label(specialists(policy(0.5), 0.7, Map.of("hate", 0.1)));

    assertThat(label.getProbability()).isEqualTo(0.7);
    assertThat(label.getStageProbability()).isNull();
    assertThat(label.getScreenShare()).isEqualTo(0.5);
  }

  @Test
  void a_trigger_is_pooled_with_nothing() {
    Trail seen = seen(Map.of("spam", 0.01));
    Decision decision =
        PolicyEngine.decide(
            policy(0.5), Stage.SPECIALISTS, seen, Map.of("spam", new Scored(0.9, 0.9, false)));

    assertThat(decision).isInstanceOf(Unsure.class);
    assertThat(label(decision).getProbability()).isEqualTo(0.9);
  }

  @Test
  void a_policy_whose_later_thresholds_have_a_share_needs_the_screen() {
    assertThat(policy(0.5).usesScreen()).isTrue();
    assertThat(policy(0).usesScreen()).isFalse();
    LanguageRules german =
        new LanguageRules(
            Set.of("en"),
            Map.of("de", Map.of("spam", Map.of(Stage.SPECIALISTS, new Thresholds(0.2, 0.8, 0.5)))));
    Policy plain = policy(0);
    assertThat(
            new Policy(1, Action.ALLOW, plain.categories(), List.of(), german, Controls.NONE)
                .usesScreen())
        .isTrue();
  }

  @Property(seed = "17")
  void labels_are_judged_anew_by_the_shares_of_the_version_that_decides(
      @ForAll("screened") Policy asking,
      @ForAll("screened") Policy deciding,
      @ForAll Traits item,
      @ForAll Found screen,
      @ForAll Found specialists,
      @ForAll Found general) {
    Trail seen = Trail.start(item).with(ran(screen));
    Decision early = PolicyEngine.decide(asking, Stage.SPECIALISTS, seen, specialists.scores());
    Decision own = PolicyEngine.decide(deciding, Stage.SPECIALISTS, seen, specialists.scores());

    assertThat(
            PolicyEngine.decide(
                deciding, Stage.GENERAL, seen.with(early.labels()), general.scores()))
        .isEqualTo(
            PolicyEngine.decide(
                deciding, Stage.GENERAL, seen.with(own.labels()), general.scores()));
  }

  @Provide
  Arbitrary<Policy> screened() {
    return Policies.screened(Arbitraries.just(List.of()));
  }

  private static Policy policy(double share) {
    return new Policy(
        1,
        Action.ALLOW,
        Map.of(
            "spam",
            new CategoryPolicy(
                Action.REMOVE, Map.of(Stage.SPECIALISTS, new Thresholds(0.4, 0.8, share)))));
  }

  private static Decision specialists(Policy policy, double spam, Map<String, Double> screen) {
    return PolicyEngine.decide(
        policy, Stage.SPECIALISTS, seen(screen), Map.of("spam", new Scored(spam, spam)));
  }

  private static Trail seen(Map<String, Double> screen) {
    return Trail.start(ITEM)
        .with(
            StageEvidence.newBuilder()
                .setStage(Stage.SCREEN.term())
                .setProbabilities(screen)
                .build());
  }

  private static StageEvidence ran(Found screen) {
    return seen(screen.scores().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().probability())))
        .evidence()
        .get(0);
  }

  private static LabelScore label(Decision decision) {
    return Objects.requireNonNull(decision.labels().get("spam"));
  }
}

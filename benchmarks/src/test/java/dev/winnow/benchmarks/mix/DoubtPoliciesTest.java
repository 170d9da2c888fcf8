package dev.winnow.benchmarks.mix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.pipeline.policy.Thresholds;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.Stage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class DoubtPoliciesTest {
  @Test
  void decision_points_give_the_best_f1_and_the_policy_holds_them() {
    List<LabelledText> rows =
        List.of(
            row("0.1", false),
            row("0.2", false),
            row("0.4", true),
            row("0.6", false),
            row("0.7", true),
            row("0.9", true));
    Mix mix = Mix.of(rows, new TreeSet<>(Set.of("spam")), 0.5);
    ScoredMix scores = ScoredMix.of(ScoresInText.at(0), rows);
    DecisionPoints points = DecisionPoints.best(mix, scores, Set.of("spam"));
    assertThat(points.of("spam")).isEqualTo(0.4);
    DoubtPolicies policies =
        new DoubtPolicies(
            Stage.SCREEN, points, Stage.SPECIALISTS, points, 0.4, Map.of("spam", Action.REMOVE));
    assertThat(policies.ofWidth(0).categories())
        .hasEntrySatisfying(
            "spam",
            rules ->
                assertThat(rules.thresholds())
                    .containsEntry(Stage.SCREEN, new Thresholds(0.4, 0.4))
                    .containsEntry(Stage.SPECIALISTS, new Thresholds(0.4, 0.4, 0.4)));
  }

  private static LabelledText row(String score, boolean spam) {
    return new LabelledText("made-up", true, score, score, Map.of("spam", spam));
  }
}

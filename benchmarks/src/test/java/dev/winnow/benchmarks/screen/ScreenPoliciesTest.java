package dev.winnow.benchmarks.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.pipeline.policy.Thresholds;
import dev.winnow.runtime.classify.CategoryScore;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ModelIdentity;
import dev.winnow.runtime.classify.Wanted;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.Stage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

final class ScreenPoliciesTest {
  @Property
  void a_wider_band_holds_a_narrower_one_and_the_point(
      @ForAll @DoubleRange(min = 0, max = 1) double point,
      @ForAll @DoubleRange(min = 0.01, max = 6) double width,
      @ForAll @DoubleRange(min = 0, max = 6) double more) {
    Thresholds narrow = ScreenPolicies.band(point, width);
    Thresholds wide = ScreenPolicies.band(point, width + more);
    assertThat(wide.allow()).isLessThanOrEqualTo(narrow.allow());
    assertThat(wide.act()).isGreaterThanOrEqualTo(narrow.act());
    assertThat(narrow.allow()).isLessThanOrEqualTo(Math.max(point, 1e-9));
    assertThat(narrow.act()).isGreaterThanOrEqualTo(Math.min(point, 1 - 1e-9));
  }

  @Test
  void a_band_without_width_is_never_unsure() {
    assertThat(ScreenPolicies.band(0.3, 0)).isEqualTo(new Thresholds(0.3, 0.3));
    assertThat(ScreenPolicies.band(0.5, Math.log(3)).allow()).isCloseTo(0.25, within(1e-12));
    assertThatThrownBy(() -> ScreenPolicies.band(0.5, -1)).hasMessageContaining("width: -1.0");
  }

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
    ScoredMix scores = ScoredMix.of(new OfText(), rows);
    DecisionPoints points = DecisionPoints.best(mix, scores, Set.of("spam"));
    assertThat(points.of("spam")).isEqualTo(0.4);
    ScreenPolicies policies = new ScreenPolicies(points, points, Map.of("spam", Action.REMOVE));
    assertThat(policies.ofWidth(0).categories())
        .hasEntrySatisfying(
            "spam",
            rules ->
                assertThat(rules.thresholds())
                    .containsEntry(Stage.SCREEN, new Thresholds(0.4, 0.4))
                    .containsEntry(Stage.SPECIALISTS, new Thresholds(0.4, 0.4)));
  }

  private static LabelledText row(String score, boolean spam) {
    return new LabelledText("made-up", true, score, score, Map.of("spam", spam));
  }

  /** A text is its own probability. */
  private static final class OfText implements Classifier {
    @Override
    public CompletableFuture<Classification> classify(String text, Wanted wanted) {
      double p = Double.parseDouble(text);
      return CompletableFuture.completedFuture(
          new Classification(Map.of("spam", new CategoryScore(p, p)), 1, false, List.of()));
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

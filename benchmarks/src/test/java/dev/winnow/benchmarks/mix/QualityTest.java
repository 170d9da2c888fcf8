package dev.winnow.benchmarks.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class QualityTest {
  private static final Set<String> CATEGORIES = Set.of("spam", "hate");
  private static final List<LabelledText> ROWS =
      List.of(
          row("a", Map.of("spam", false)),
          row("b", Map.of("spam", false, "hate", false)),
          row("c", Map.of("spam", true)),
          row("d", Map.of("hate", true)));
  private static final double[] WEIGHTS = {1, 1, 0.5, 0.5};

  @Test
  void counts_by_weight_and_only_where_a_category_is_labelled() {
    List<Judged> judged = List.of(flagged("hate"), flagged("spam"), flagged("spam"), flagged());
    Quality quality = Quality.of(ROWS, judged, WEIGHTS, CATEGORIES);
    assertThat(quality.f1()).containsEntry("hate", 0.0);
    assertThat(quality.f1().getOrDefault("spam", 0.0))
        .isCloseTo(2 * 0.5 / (1.5 + 0.5), within(1e-12));
    assertThat(quality.macroF1()).isCloseTo(0.25, within(1e-12));
    assertThat(quality.missed()).isCloseTo(0.5, within(1e-12));
    assertThat(quality.falseAlarms()).isCloseTo(1, within(1e-12));
    assertThat(quality.asked()).isZero();
  }

  @Test
  void a_mean_takes_each_figure_by_itself() {
    Quality mean =
        Quality.mean(
            List.of(
                new Quality(Map.of("spam", 1.0, "hate", 0.5), 0.2, 0.1, 0),
                new Quality(Map.of("spam", 0.0, "hate", 0.7), 0.4, 0.3, 1)));
    assertThat(mean.f1().getOrDefault("spam", 0.0)).isCloseTo(0.5, within(1e-12));
    assertThat(mean.f1().getOrDefault("hate", 0.0)).isCloseTo(0.6, within(1e-12));
    assertThat(mean.missed()).isCloseTo(0.3, within(1e-12));
    assertThat(mean.falseAlarms()).isCloseTo(0.2, within(1e-12));
    assertThat(mean.asked()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void the_same_verdicts_lose_nothing_in_any_resample() {
    Mix mix = Mix.of(ROWS, new TreeSet<>(CATEGORIES), 0.2);
    List<JudgedMix> judged =
        List.of(
            new JudgedMix(mix, List.of(flagged(), flagged(), flagged("hate"), flagged("spam"))));
    assertThat(LostQuality.of(mix, judged, judged, CATEGORIES, 1))
        .isEqualTo(new LostQuality(0, 0, 0));
  }

  @Test
  void verdicts_that_miss_what_others_find_lose_all_of_it() {
    Mix mix = Mix.of(ROWS, new TreeSet<>(CATEGORIES), 0.2);
    List<JudgedMix> right = List.of(judged(mix, true), judged(mix, true));
    LostQuality loss =
        LostQuality.of(mix, right, List.of(judged(mix, false), judged(mix, false)), CATEGORIES, 1);
    assertThat(loss.lost()).isCloseTo(1, within(1e-12));
    assertThat(loss.low()).isCloseTo(1, within(1e-12));
    LostQuality half =
        LostQuality.of(mix, right, List.of(judged(mix, true), judged(mix, false)), CATEGORIES, 1);
    assertThat(half.lost()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void what_was_judged_on_other_rows_is_not_compared() {
    Mix mix = Mix.of(ROWS, new TreeSet<>(CATEGORIES), 0.2);
    List<LabelledText> others = new ArrayList<>(ROWS);
    others.set(0, row("e", Map.of("spam", false)));
    Mix other = Mix.of(others, new TreeSet<>(CATEGORIES), 0.2);
    assertThatThrownBy(
            () ->
                LostQuality.of(
                    mix, List.of(judged(mix, true)), List.of(judged(other, true)), CATEGORIES, 1))
        .hasMessageContaining("different rows");
  }

  private static JudgedMix judged(Mix mix, boolean right) {
    return new JudgedMix(
        mix,
        mix.rows().stream()
            .map(row -> right ? new Judged(row.violated(CATEGORIES), true) : flagged())
            .toList());
  }

  private static Judged flagged(String... categories) {
    return new Judged(Set.of(categories), false);
  }

  private static LabelledText row(String id, Map<String, Boolean> labels) {
    return new LabelledText("made-up", true, id, id, labels);
  }
}

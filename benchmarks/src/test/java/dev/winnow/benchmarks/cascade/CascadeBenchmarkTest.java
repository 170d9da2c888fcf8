package dev.winnow.benchmarks.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.benchmarks.mix.LabelledText;
import dev.winnow.benchmarks.mix.ScoresInText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Specialists that know the truth only far from their decision point; a general model always. */
final class CascadeBenchmarkTest {
  private static final double[] WIDTHS = {0, 1.5, 40};

  private final CascadeBenchResult result =
      new CascadeBenchmark(
              new CascadeBenchSettings(
                  Path.of("unused"),
                  "unused",
                  "unused",
                  List.of(WIDTHS[0], WIDTHS[1], WIDTHS[2]),
                  3,
                  0.2,
                  17),
              rows(),
              words -> {})
          .run(ScoresInText.at(0), ScoresInText.at(1));

  @Test
  void specialists_that_are_always_sure_ask_nobody_and_are_as_good_as_alone() {
    CascadePoint sure = result.points().get(0);
    assertThat(sure.quality().asked()).isZero();
    assertThat(sure.quality().f1()).isEqualTo(result.specialists().f1());
    assertThat(result.specialists().macroF1()).isLessThan(0.95);
  }

  @Test
  void specialists_that_are_never_sure_ask_about_everything_and_lose_nothing() {
    CascadePoint never = result.points().get(2);
    assertThat(never.quality().asked()).isCloseTo(1, within(1e-9));
    assertThat(never.quality().f1()).isEqualTo(result.general().f1());
    assertThat(never.loss().lost()).isZero();
    assertThat(result.general().macroF1()).isCloseTo(1, within(1e-9));
  }

  @Test
  void asking_about_doubts_alone_keeps_the_quality_at_fewer_calls() {
    CascadePoint cheapest = result.cheapest().orElseThrow();
    assertThat(cheapest).isEqualTo(result.points().get(1));
    assertThat(cheapest.quality().asked()).isBetween(0.1, 0.7);
    assertThat(result.json().at("/keeps99Percent/savedCalls").asDouble())
        .isCloseTo(1 - cheapest.quality().asked(), within(1e-12));
  }

  private static List<LabelledText> rows() {
    Random random = new Random(5);
    List<LabelledText> rows = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      boolean spam = i % 2 == 0;
      boolean hard = i % 3 == 0;
      double near = (spam ? 0.45 : 0.35) + 0.2 * random.nextDouble();
      double found = hard ? near : spam ? 0.99 : 0.01;
      double known = spam ? 0.9 : 0.1;
      rows.add(
          new LabelledText(
              "made-up",
              true,
              "row" + i,
              String.format(Locale.ROOT, "%.6f %.1f %d", found, known, i),
              Map.of("spam", spam)));
    }
    return rows;
  }
}

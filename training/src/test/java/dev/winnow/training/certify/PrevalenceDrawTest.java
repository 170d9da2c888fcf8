package dev.winnow.training.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class PrevalenceDrawTest {
  @Property(tries = 200, seed = "17")
  void draws_rows_that_there_are_and_none_twice(
      @ForAll @IntRange(max = 300) int positives,
      @ForAll @IntRange(max = 300) int negatives,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double prevalence,
      @ForAll long seed) {
    boolean[] truth = new boolean[positives + negatives];
    Arrays.fill(truth, 0, positives, true);

    int[] drawn = PrevalenceDraw.rows(truth, prevalence, seed);

    assertThat(Arrays.stream(drawn).distinct().count()).isEqualTo(drawn.length);
    assertThat(Arrays.stream(drawn).allMatch(row -> row >= 0 && row < truth.length)).isTrue();
    assertThat(drawn).isEqualTo(PrevalenceDraw.rows(truth, prevalence, seed));
  }

  @Example
  void violations_come_as_often_as_was_asked_for() {
    boolean[] truth = new boolean[20_000];
    Arrays.fill(truth, 0, 10_000, true);

    int[] drawn = PrevalenceDraw.rows(truth, 0.05, 7);

    assertThat(drawn.length).isGreaterThan(10_000);
    assertThat((double) Arrays.stream(drawn).filter(row -> truth[row]).count() / drawn.length)
        .isCloseTo(0.05, within(0.01));
  }
}

package dev.winnow.benchmarks.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.benchmarks.turn.Sample;
import dev.winnow.benchmarks.turn.Turn;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class MixResultTest {
  @Test
  void a_lucky_round_does_not_make_a_way_the_best() {
    MixResult result =
        result(Map.of("lucky", turns(0.5, 1.2, 1.2, 1.2, 1.2), "good", turns(1, 1, 1, 1, 1)));

    assertThat(result.againstBest(Turn::ratio)).isEqualTo(1.0, within(1e-9));
  }

  @Test
  void the_best_of_the_other_rounds_counts_in_each_round() {
    MixResult result = result(Map.of("a", turns(0.9, 0.9, 0.6), "b", turns(1.1, 1.1, 1.1)));

    assertThat(result.bestFixed()).isEqualTo("a");
    assertThat(result.againstBest(Turn::ratio)).isEqualTo(0.9, within(1e-9));
  }

  @Test
  void one_round_is_held_against_itself() {
    MixResult result = result(Map.of("a", turns(0.9), "b", turns(1.1)));

    assertThat(result.againstBest(Turn::ratio)).isEqualTo(0.9, within(1e-9));
  }

  @Test
  void json_has_both_ratios_of_every_contender() {
    MixResult result = result(Map.of("a", turns(0.9), "other", turns(2)));

    assertThat(result.json().get("ratios").get("other").asDouble()).isEqualTo(2);
    assertThat(result.json().get("processorRatios").get("a").asDouble()).isEqualTo(3);
    assertThat(result.json().get("ratios").get("bestFixed").asDouble()).isEqualTo(0.9);
  }

  /** Turns at these ratios of the reference's speed, each with three times its processor time. */
  private static List<Turn> turns(double... ratios) {
    return Arrays.stream(ratios).mapToObj(ratio -> new Turn(1, ratio, 3, 1)).toList();
  }

  private static MixResult result(Map<String, List<Turn>> turns) {
    Sample one = new Sample(DoubleStream.of(1));
    return new MixResult(
        "short",
        1,
        one,
        turns,
        turns.keySet().contains("other") ? Set.of("a") : turns.keySet(),
        0,
        new LightResult(1, 5, one, one));
  }
}

package dev.winnow.benchmarks.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.benchmarks.outage.Outing.Aftermath;
import dev.winnow.benchmarks.turn.Between;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TroubleFiguresTest {
  @Test
  void the_ratio_is_to_the_two_turns_beside() {
    TroubleFigures figures = figures(turn(8, 10, 12));

    assertThat(figures.ratio()).isEqualTo(1, within(1e-9));
    assertThat(figures(turn(8, 12.5, 12)).ratio()).isEqualTo(0.8, within(1e-9));
  }

  @Test
  void processor_time_is_held_against_the_same_two() {
    assertThat(figures(turn(8, 5, 12)).processorRatio()).isEqualTo(0.5, within(1e-9));
  }

  @Test
  void the_median_counts_and_each_round_is_told() {
    TroubleFigures figures = figures(turn(10, 10, 10), turn(10, 20, 10), turn(10, 12.5, 10));

    assertThat(figures.ratio()).isEqualTo(0.8, within(1e-9));
    assertThat(figures.json().get("ratios").toString()).isEqualTo("[1,0.5,0.8]");
  }

  @Test
  void reasons_are_the_most_that_waited_for_each_in_any_round() {
    TroubleFigures figures =
        figures(
            waiting(new Waits(30, Map.of("away", 25, "answer", 5)), 4),
            waiting(new Waits(22, Map.of("away", 20, "breaker", 1)), 11.5));

    assertThat(figures.reasons())
        .containsExactlyInAnyOrderEntriesOf(Map.of("answer", 5, "away", 25, "breaker", 1));
    assertThat(figures.mostWaiting()).isEqualTo(30);
    assertThat(figures.unexplained()).isEqualTo(1);
    assertThat(figures.longestRecovery()).isEqualTo(11.5);
  }

  @Test
  void json_tells_every_figure() {
    ObjectNode json = figures(waiting(new Waits(3, Map.of("away", 3)), 4.25)).json();

    assertThat(json.toString())
        .isEqualTo(
            "{\"trouble\":\"hangs\",\"ratio\":1.0,\"ratios\":[1],\"processorRatio\":1.0,"
                + "\"processorRatios\":[1],\"itemsPerSecond\":10.0,\"escalated\":[7],"
                + "\"questions\":[5],\"waiting\":[3],\"waitingReasons\":{\"away\":3},"
                + "\"unexplained\":0,\"recoverySeconds\":[4.25]}");
  }

  @SafeVarargs
  private static TroubleFigures figures(Between<Outing>... turns) {
    return new TroubleFigures(Behaviour.HANGS, List.of(turns));
  }

  private static Between<Outing> turn(double before, double own, double after) {
    return new Between<>(
        outing(before, Waits.NONE, 1), outing(own, Waits.NONE, 1), outing(after, Waits.NONE, 1));
  }

  private static Between<Outing> waiting(Waits waits, double recovery) {
    return new Between<>(
        outing(10, Waits.NONE, 1), outing(10, waits, recovery), outing(10, Waits.NONE, 1));
  }

  /** Of 100 items, which computes all the time. */
  private static Outing outing(double seconds, Waits waits, double settled) {
    return new Outing(100, seconds, seconds, 7, 5, new Aftermath(waits, settled));
  }
}

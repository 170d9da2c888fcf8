package dev.winnow.benchmarks.swaps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.benchmarks.swaps.Timeline.Phase;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final long MARGIN = Timeline.MARGIN;
  private final Timeline timeline = new Timeline();

  TimelineTest() {
    timeline.swap(0, 10);
    timeline.swap(10 * MARGIN, 10 * MARGIN + 10);
    timeline.other(20 * MARGIN, 21 * MARGIN);
  }

  @Test
  void items_that_arrive_from_the_start_of_a_swap_to_its_end_meet_it() {
    assertThat(timeline.at(-1)).isEqualTo(Phase.NEITHER);
    assertThat(timeline.at(0)).isEqualTo(Phase.SWAP);
    assertThat(timeline.at(10)).isEqualTo(Phase.SWAP);
    assertThat(timeline.at(11)).isEqualTo(Phase.NEITHER);
    assertThat(timeline.at(10 * MARGIN + 5)).isEqualTo(Phase.SWAP);
  }

  @Test
  void the_state_is_steady_from_a_margin_after_a_swap_to_a_margin_before_the_next() {
    assertThat(timeline.at(9 + MARGIN)).isEqualTo(Phase.NEITHER);
    assertThat(timeline.at(10 + MARGIN)).isEqualTo(Phase.STEADY);
    assertThat(timeline.at(9 * MARGIN)).isEqualTo(Phase.STEADY);
    assertThat(timeline.at(9 * MARGIN + 1)).isEqualTo(Phase.NEITHER);
    assertThat(timeline.at(15 * MARGIN)).isEqualTo(Phase.STEADY);
  }

  @Test
  void what_went_on_otherwise_and_the_end_belong_to_neither() {
    assertThat(timeline.at(20 * MARGIN + 1)).isEqualTo(Phase.NEITHER);
    assertThat(timeline.at(30 * MARGIN)).isEqualTo(Phase.NEITHER);
  }

  @Test
  void a_window_of_fixed_length_follows_the_start_of_each_swap_and_of_nothing_else() {
    assertThat(timeline.soonAfterBegin(-1)).isFalse();
    assertThat(timeline.soonAfterBegin(Timeline.WINDOW)).isTrue();
    assertThat(timeline.soonAfterBegin(Timeline.WINDOW + 1)).isFalse();
    assertThat(timeline.soonAfterBegin(10 * MARGIN)).isTrue();
    assertThat(timeline.soonAfterBegin(20 * MARGIN)).isFalse();
  }

  @Test
  void only_swaps_are_told_as_swaps() {
    assertThat(timeline.swaps()).containsExactly(10, 10);
  }
}

package dev.winnow.runtime.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LoadingTest {
  private final List<Duration> rests = new ArrayList<>();
  private long now;

  @Test
  void a_thread_that_loads_beside_nothing_never_rests() {
    work(1_000);

    assertThat(rests).isEmpty();
  }

  @Test
  void a_short_load_is_done_without_a_rest() {
    beside(() -> work(20));

    assertThat(rests).isEmpty();
  }

  @Test
  void a_longer_one_rests_three_times_as_long_as_it_works() {
    beside(() -> work(25, 1, 2, 3, 10));

    assertThat(rests).containsExactly(millis(75), millis(18), millis(30));
  }

  @Test
  void no_rest_is_longer_than_a_quarter_of_a_second() {
    beside(() -> work(10_000, 4));

    assertThat(rests).containsExactly(millis(250), millis(12));
  }

  @Test
  void after_the_load_the_thread_rests_no_more() {
    beside(() -> work(30));
    work(1_000);

    assertThat(rests).containsExactly(millis(90));
  }

  @Test
  void so_it_is_where_the_load_fails() {
    assertThatThrownBy(
            () ->
                beside(
                    () -> {
                      throw new IllegalStateException("truncated");
                    }))
        .hasMessage("truncated");
    work(1_000);

    assertThat(rests).isEmpty();
  }

  @Test
  void a_load_within_a_load_leaves_the_outer_one_as_it_was() {
    beside(
        () -> {
          work(30);
          beside(() -> work(20));
          return work(4);
        });

    assertThat(rests).containsExactly(millis(90), millis(72));
  }

  private void beside(Supplier<String> load) {
    assertThat(
            Loading.besideService(
                load,
                () -> now,
                nanos -> {
                  rests.add(Duration.ofNanos(nanos));
                  now += nanos;
                }))
        .isEqualTo("loaded");
  }

  /** Takes a step of each of these lengths, in milliseconds. */
  private String work(long... steps) {
    for (long step : steps) {
      now += millis(step).toNanos();
      Loading.step();
    }
    return "loaded";
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }
}

package dev.winnow.benchmarks.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AwaitedTest {
  private final Awaited awaited = new Awaited();

  @Test
  void the_time_is_that_of_the_last_one() {
    CompletableFuture<Long> last = awaited.expect(List.of("a", "b"));

    awaited.seen("b", 10);
    assertThat(last).isNotDone();
    assertThat(awaited.missing()).isEqualTo(1);
    awaited.seen("a", 20);

    assertThat(last).isCompletedWithValue(20L);
  }

  @Test
  void one_that_is_seen_twice_counts_once() {
    CompletableFuture<Long> last = awaited.expect(List.of("a", "b"));

    awaited.seen("a", 10);
    awaited.seen("a", 11);

    assertThat(last).isNotDone();
  }

  @Test
  void what_nobody_waits_for_is_passed_over() {
    CompletableFuture<Long> last = awaited.expect(List.of("a"));

    awaited.seen("of another turn", 5);
    awaited.seen("a", 10);
    awaited.seen("a", 30);

    assertThat(last).isCompletedWithValue(10L);
  }

  @Test
  void a_turn_does_not_begin_before_the_last_one_has_ended() {
    var unused = awaited.expect(List.of("a"));

    assertThatThrownBy(() -> awaited.expect(List.of("b")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("missing: 1 of before (expected: 0)");
  }

  @Test
  void a_reader_that_fails_is_told_of() {
    CompletableFuture<Long> last = awaited.expect(List.of("a"));

    awaited.fail(new IllegalStateException("gone"));

    assertThat(last).isCompletedExceptionally();
  }
}

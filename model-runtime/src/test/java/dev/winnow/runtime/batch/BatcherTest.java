package dev.winnow.runtime.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BatcherTest {
  private static final long DELAY = Duration.ofMillis(5).toNanos();

  private final Batcher<String> batcher =
      new Batcher<>(new BatchLimits(100, Duration.ofMillis(5), 1000));

  @Test
  void an_item_waits_for_company_no_longer_than_the_delay() {
    batcher.offer("a", 10, 0);
    batcher.offer("b", 10, 2);
    assertThat(batcher.poll(DELAY - 1)).isEmpty();
    assertThat(batcher.nanosUntilDue(DELAY - 1)).isEqualTo(1);
    assertThat(batcher.poll(DELAY)).containsExactly("a", "b");
    assertThat(batcher.nanosUntilDue(DELAY)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void a_full_batch_is_due_at_once() {
    for (int i = 0; i < 10; i++) {
      assertThat(batcher.poll(0)).isEmpty();
      batcher.offer("item " + i, 10, 0);
    }
    assertThat(batcher.poll(0)).hasSize(10);
  }

  @Test
  void padding_counts_towards_the_bound() {
    batcher.offer("a", 20, 0);
    for (int i = 0; i < 6; i++) {
      batcher.offer("b" + i, 19, 0);
    }
    assertThat(batcher.poll(0)).containsExactly("a", "b0", "b1", "b2", "b3");
  }

  @Test
  void items_of_like_length_travel_together() {
    batcher.offer("long", 40, 0);
    batcher.offer("short", 5, 0);
    batcher.offer("also long", 38, 0);
    batcher.offer("also short", 6, 0);
    assertThat(batcher.poll(DELAY)).containsExactly("long", "also long");
    assertThat(batcher.poll(DELAY)).containsExactlyInAnyOrder("short", "also short");
  }

  @Test
  void the_oldest_goes_first_whatever_its_length() {
    batcher.offer("lonely", 90, 0);
    for (int i = 0; i < 50; i++) {
      batcher.offer("crowd", 10, 1);
    }
    assertThat(batcher.poll(2)).containsExactly("lonely");
  }

  @Test
  void what_would_cost_more_in_padding_than_it_saves_waits() {
    batcher.offer("a", 20, 0);
    batcher.offer("b", 16, 0);
    assertThat(batcher.poll(DELAY)).containsExactly("a");
    assertThat(batcher.poll(DELAY)).containsExactly("b");
  }

  @Test
  void the_oldest_travels_with_longer_ones_where_that_wastes_less() {
    batcher.offer("oldest", 19, 0);
    batcher.offer("shorter", 17, 1);
    for (int i = 0; i < 4; i++) {
      batcher.offer("longer", 20, 2);
    }
    assertThat(batcher.poll(DELAY)).containsOnly("oldest", "longer").hasSize(5);
  }

  @Test
  void an_item_longer_than_the_bound_travels_alone() {
    batcher.offer("giant", 5000, 0);
    assertThat(batcher.offer("other", 10, 0)).isFalse();
    assertThat(batcher.poll(0)).containsExactly("giant");
    assertThat(batcher.offer("other", 10, 0)).isTrue();
  }

  @Test
  void a_full_queue_takes_nothing_until_there_is_room() {
    for (int i = 0; i < 10; i++) {
      assertThat(batcher.offer("item", 100, 0)).isTrue();
    }
    assertThat(batcher.offer("one more", 1, 0)).isFalse();
    assertThat(batcher.queuedTokens()).isEqualTo(1000);
    batcher.poll(0);
    assertThat(batcher.offer("one more", 1, 0)).isTrue();
  }

  @Test
  void a_closed_batcher_drains_at_once_and_takes_nothing() {
    batcher.offer("a", 10, 0);
    batcher.close();
    assertThat(batcher.offer("late", 10, 0)).isFalse();
    assertThat(batcher.poll(0)).containsExactly("a");
    assertThat(batcher.isEmpty()).isTrue();
  }

  @Test
  void limits_that_were_left_open_take_the_bound_that_was_found() {
    assertThat(BatchLimits.DEFAULT.isAutomatic()).isTrue();
    assertThat(BatchLimits.DEFAULT.found(512))
        .isEqualTo(new BatchLimits(512, Duration.ofMillis(5), 131_072));
    assertThat(BatchLimits.DEFAULT.found(65_536).maxQueuedTokens()).isEqualTo(16 * 65_536);
  }

  @Test
  void limits_name_the_value_that_is_wrong() {
    assertThatThrownBy(() -> new BatchLimits(-1, Duration.ZERO, 1))
        .hasMessage("maxPaddedTokens: -1 (expected: >= 0)");
    assertThatThrownBy(() -> new Batcher<String>(BatchLimits.DEFAULT))
        .hasMessage("maxPaddedTokens: automatic (expected: > 0)");
    assertThatThrownBy(() -> new BatchLimits(1, Duration.ofMillis(-5), 1))
        .hasMessage("maxDelay: -5ms (expected: 0ms to one hour)");
    assertThatThrownBy(() -> new BatchLimits(10, Duration.ZERO, 9))
        .hasMessage("maxQueuedTokens: 9 (expected: at least maxPaddedTokens, 10)");
    assertThatThrownBy(() -> batcher.offer("x", 0, 0)).hasMessage("tokens: 0 (expected: > 0)");
  }
}

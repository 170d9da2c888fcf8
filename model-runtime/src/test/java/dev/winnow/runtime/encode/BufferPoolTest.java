package dev.winnow.runtime.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BufferPoolTest {
  private final BufferPool pool = new BufferPool();

  @Test
  void what_was_given_back_is_taken_again() {
    EncoderBuffers buffers = pool.take();
    buffers.reserve(100, 8);
    pool.giveBack(buffers);

    assertThat(pool.take()).isSameAs(buffers);
  }

  @Test
  void two_runs_at_once_have_buffers_of_their_own() {
    EncoderBuffers first = pool.take();

    assertThat(pool.take()).isNotSameAs(first);
  }

  @Test
  void after_a_rush_no_more_are_kept_than_the_bound() {
    int rush = 10 * Runtime.getRuntime().availableProcessors();
    List<EncoderBuffers> taken = Stream.generate(pool::take).limit(rush).toList();
    taken.forEach(pool::giveBack);

    Set<EncoderBuffers> kept = new HashSet<>(taken);
    kept.retainAll(Stream.generate(pool::take).limit(rush).toList());
    assertThat(kept).hasSize(2 * Runtime.getRuntime().availableProcessors());
  }
}

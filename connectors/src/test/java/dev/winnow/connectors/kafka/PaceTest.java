package dev.winnow.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
  private final AtomicLong now = new AtomicLong(1_000);

  @Test
  void keeps_the_rate_from_the_first_call_on() throws InterruptedException {
    Pace pace = new Pace(100, now::get, now::addAndGet);

    for (int i = 0; i <= 250; i++) {
      pace.await();
    }

    assertThat(elapsed()).isEqualTo(Duration.ofMillis(2_500));
  }

  @Test
  void who_falls_behind_catches_up() throws InterruptedException {
    Pace pace = new Pace(10, now::get, now::addAndGet);
    pace.await();
    now.addAndGet(Duration.ofSeconds(1).toNanos());

    for (int i = 1; i <= 10; i++) {
      pace.await();
    }
    assertThat(elapsed()).isEqualTo(Duration.ofSeconds(1));
    pace.await();
    assertThat(elapsed()).isEqualTo(Duration.ofMillis(1_100));
  }

  @Test
  void a_wake_up_too_early_does_not_make_it_faster() throws InterruptedException {
    Pace pace = new Pace(1, now::get, nanos -> now.addAndGet(Math.max(1, nanos / 2)));
    pace.await();
    pace.await();

    assertThat(elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void zero_never_waits_and_less_is_refused() throws InterruptedException {
    Pace pace = new Pace(0, now::get, now::addAndGet);
    pace.await();
    pace.await();

    assertThat(elapsed()).isZero();
    assertThatThrownBy(() -> Pace.perSecond(-1)).hasMessage("rate: -1.0 (expected: >= 0)");
  }

  private Duration elapsed() {
    return Duration.ofNanos(now.get() - 1_000);
  }
}

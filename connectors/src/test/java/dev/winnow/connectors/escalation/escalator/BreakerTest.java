package dev.winnow.connectors.escalation.escalator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BreakerTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final BreakerSettings SETTINGS =
      new BreakerSettings(
          10, 4, Duration.ofSeconds(2), Duration.ofSeconds(6), Duration.ofSeconds(100));

  private final Breaker breaker = new Breaker(SETTINGS);

  @Test
  void opens_when_half_of_the_last_questions_failed() {
    goWell(3);
    fail(2, 0);
    assertThat(breaker.isOpen()).isFalse();

    fail(1, 0);

    assertThat(breaker.isOpen()).isTrue();
    assertThat(breaker.lets(2 * SECOND - 1)).isFalse();
    assertThat(breaker.lets(2 * SECOND)).isTrue();
  }

  @Test
  void a_few_failures_say_too_little() {
    fail(3, 0);

    assertThat(breaker.isOpen()).isFalse();
  }

  @Test
  void lets_one_question_through_and_closes_when_it_goes_well() {
    fail(4, 0);
    int trial = breaker.begin();

    assertThat(breaker.lets(3 * SECOND)).isFalse();
    breaker.wentWell(trial);

    assertThat(breaker.isOpen()).isFalse();
    assertThat(breaker.lets(3 * SECOND)).isTrue();
    fail(2, 3 * SECOND);
    assertThat(breaker.isOpen()).as("the past is forgotten").isFalse();
  }

  @Test
  void a_failed_trial_doubles_the_pause_up_to_the_longest() {
    fail(4, 0);
    breaker.failed(breaker.begin(), 2 * SECOND);
    assertThat(breaker.until()).isEqualTo(6 * SECOND);
    breaker.failed(breaker.begin(), 6 * SECOND);
    assertThat(breaker.until()).isEqualTo(12 * SECOND);
    breaker.failed(breaker.begin(), 12 * SECOND);
    assertThat(breaker.until()).isEqualTo(18 * SECOND);
  }

  @Test
  void a_failure_that_somebody_must_see_to_opens_it_at_once_and_for_long() {
    breaker.failedForGood(breaker.begin(), 0);

    assertThat(breaker.lets(100 * SECOND - 1)).isFalse();
    assertThat(breaker.lets(100 * SECOND)).isTrue();
  }

  @Test
  void what_was_put_before_it_opened_says_nothing_about_the_time_after() {
    int early = breaker.begin();
    fail(4, 0);

    breaker.wentWell(early);
    assertThat(breaker.isOpen()).isTrue();
    int trial = breaker.begin();
    breaker.failed(early, SECOND);
    breaker.wentWell(trial);
    assertThat(breaker.isOpen()).isFalse();
  }

  @Test
  void a_trial_that_nobody_wants_any_more_makes_room_for_another() {
    fail(4, 0);
    breaker.ended(breaker.begin());

    assertThat(breaker.lets(2 * SECOND)).isTrue();
  }

  private void goWell(int times) {
    for (int i = 0; i < times; i++) {
      breaker.wentWell(breaker.begin());
    }
  }

  private void fail(int times, long now) {
    for (int i = 0; i < times; i++) {
      breaker.failed(breaker.begin(), now);
    }
  }
}

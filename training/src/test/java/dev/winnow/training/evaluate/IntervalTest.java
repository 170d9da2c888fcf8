package dev.winnow.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IntervalTest {
  /** Values from the formula worked by hand, with z = 1.96. */
  @Test
  void a_share_has_the_interval_of_wilson() {
    Interval half = Interval.ofShare(5, 10);
    assertThat(half.low()).isCloseTo(0.2366, within(1e-4));
    assertThat(half.high()).isCloseTo(0.7634, within(1e-4));
    assertThat(Interval.ofShare(0, 10).low()).isZero();
    assertThat(Interval.ofShare(0, 10).high()).isCloseTo(0.2775, within(1e-4));
  }

  @Test
  void a_share_of_nothing_may_be_anything() {
    assertThat(Interval.ofShare(0, 0)).isEqualTo(new Interval(0, 1));
  }
}

package dev.winnow.connectors.escalation.escalator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ThrottleLawsTest {
  private static final long MINUTE = 60_000_000_000L;

  private record Taken(long at, int units) {}

  @Property(tries = 300, seed = "17")
  void in_no_minute_is_more_taken_than_is_allowed_but_for_the_last(
      @ForAll @IntRange(min = 1, max = 5000) int perMinute,
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 1, max = 700) Integer> wanted,
      @ForAll @Size(min = 60, max = 60) List<@IntRange(max = 20) Integer> seconds) {
    Throttle throttle = new Throttle(perMinute);
    List<Taken> taken = new ArrayList<>();
    long now = 0;
    for (int i = 0; i < wanted.size(); i++) {
      now = Math.max(now + seconds.get(i) * 1_000_000_000L, throttle.freeAt());
      throttle.take(now, wanted.get(i));
      taken.add(new Taken(now, wanted.get(i)));
    }

    for (int last = 0; last < taken.size(); last++) {
      long end = taken.get(last).at();
      long before = 0;
      for (int i = 0; i < last; i++) {
        before += taken.get(i).at() > end - MINUTE ? taken.get(i).units() : 0;
      }
      assertThat(before).isLessThanOrEqualTo(perMinute);
    }
  }

  @Property(tries = 100, seed = "17")
  void what_was_taken_too_much_is_given_back(
      @ForAll @IntRange(min = 1, max = 1000) int estimated,
      @ForAll @IntRange(min = 0, max = 1000) int actual) {
    Throttle settled = new Throttle(600);
    settled.take(0, estimated);
    settled.settle(estimated, actual);
    Throttle exact = new Throttle(600);
    exact.take(0, actual);

    assertThat(settled.freeAt()).isEqualTo(exact.freeAt());
  }

  @Property(tries = 20, seed = "17")
  void without_a_limit_nobody_waits(@ForAll @IntRange(min = 1) int units) {
    Throttle throttle = new Throttle(0);
    throttle.take(5, units);

    assertThat(throttle.freeAt()).isEqualTo(5);
  }
}

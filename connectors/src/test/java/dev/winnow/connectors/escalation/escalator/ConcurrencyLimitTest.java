package dev.winnow.connectors.escalation.escalator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ConcurrencyLimitTest {
  @Test
  void grows_by_one_for_each_round_that_goes_well() {
    ConcurrencyLimit limit = new ConcurrencyLimit(100);
    int first = limit.limit();
    round(limit);
    round(limit);

    assertThat(limit.limit()).isBetween(first + 1, first + 2);
  }

  @Test
  void does_not_grow_while_nobody_needs_more() {
    ConcurrencyLimit limit = new ConcurrencyLimit(100);
    int first = limit.limit();
    for (int i = 0; i < 100; i++) {
      limit.begin();
      limit.wentWell();
    }

    assertThat(limit.limit()).isEqualTo(first);
  }

  @Test
  void shrinks_once_for_a_crowd_that_was_too_much() {
    ConcurrencyLimit limit = new ConcurrencyLimit(10);
    for (int i = 0; i < 4; i++) {
      limit.begin();
    }
    for (int i = 0; i < 4; i++) {
      limit.wasTooMuch(1, 2);
    }

    assertThat(limit.limit()).isEqualTo(2); // 0.7 * 4
    assertThat(limit.inFlight()).isZero();
  }

  @Test
  void settles_around_what_a_provider_bears() {
    ConcurrencyLimit limit = new ConcurrencyLimit(64);
    int bears = 10;
    long sum = 0;
    for (int time = 1; time <= 400; time++) {
      int crowd = limit.limit();
      for (int i = 0; i < crowd; i++) {
        limit.begin();
      }
      for (int i = 0; i < crowd; i++) {
        if (i < bears) {
          limit.wentWell();
        } else {
          limit.wasTooMuch(time, time);
        }
      }
      sum += time > 100 ? crowd : 0;
    }

    assertThat(sum / 300.0).isBetween(0.6 * bears, 1.2 * bears);
  }

  @Property(tries = 300, seed = "17")
  void stays_within_its_bounds_whatever_happens(
      @ForAll @IntRange(min = 1, max = 20) int most,
      @ForAll @Size(max = 200) List<@IntRange(max = 2) Integer> ends) {
    ConcurrencyLimit limit = new ConcurrencyLimit(most);
    long time = 0;
    for (int end : ends) {
      time++;
      limit.begin();
      if (end == 0) {
        limit.wentWell();
      } else if (end == 1) {
        limit.wasTooMuch(time, time);
      } else {
        limit.end();
      }
      assertThat(limit.limit()).isBetween(1, most);
      assertThat(limit.inFlight()).isZero();
    }
  }

  private static void round(ConcurrencyLimit limit) {
    int crowd = limit.limit();
    for (int i = 0; i < crowd; i++) {
      limit.begin();
    }
    for (int i = 0; i < crowd; i++) {
      limit.wentWell();
    }
  }
}

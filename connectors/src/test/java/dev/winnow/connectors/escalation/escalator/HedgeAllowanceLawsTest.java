package dev.winnow.connectors.escalation.escalator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HedgeAllowanceLawsTest {
  @Property(tries = 300, seed = "17")
  void of_all_questions_no_more_than_the_share_are_put_twice(
      @ForAll @DoubleRange(min = 0, max = 1) double share,
      @ForAll @Size(max = 400) List<Boolean> slow) {
    HedgeAllowance allowance = new HedgeAllowance(share);
    int questions = 0;
    int hedges = 0;
    for (boolean isSlow : slow) {
      allowance.put();
      questions++;
      hedges += isSlow && allowance.take() ? 1 : 0;

      assertThat(hedges).isLessThanOrEqualTo((int) (share * questions + 1e-9));
    }
  }

  @Property(tries = 50, seed = "17")
  void a_long_good_time_does_not_let_a_slow_one_be_doubled(
      @ForAll @IntRange(min = 0, max = 2000) int good,
      @ForAll @IntRange(min = 1, max = 500) int bad,
      @ForAll @DoubleRange(min = 0.01, max = 1) double share) {
    HedgeAllowance allowance = new HedgeAllowance(share);
    for (int i = 0; i < good; i++) {
      allowance.put();
    }
    int hedges = 0;
    for (int i = 0; i < bad; i++) {
      allowance.put();
      hedges += allowance.take() ? 1 : 0;
    }

    assertThat(hedges).isLessThanOrEqualTo((int) (share * bad) + HedgeAllowance.MOST_SAVED);
  }

  @Test
  void one_of_twenty_is_one_of_twenty() {
    HedgeAllowance allowance = new HedgeAllowance(0.05);
    int hedges = 0;
    for (int i = 0; i < 200; i++) {
      allowance.put();
      hedges += allowance.take() ? 1 : 0;
    }

    assertThat(hedges).isEqualTo(10);
  }
}

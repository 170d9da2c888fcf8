package dev.winnow.runtime.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class OpinionPoolTest {
  @Test
  void is_the_weighted_mean_of_the_log_odds() {
    assertThat(OpinionPool.of(0.8, 0.8, 0.3)).isCloseTo(0.8, within(1e-12));
    assertThat(OpinionPool.of(0.9, 0.1, 0.5)).isCloseTo(0.5, within(1e-12));
    // 0.75 ln 9 + 0.25 ln 1/9 = ln 3, whose odds are 3 to 1
    assertThat(OpinionPool.of(0.9, 0.1, 0.25)).isCloseTo(0.75, within(1e-12));
    assertThat(OpinionPool.mean(List.of(0.9, 0.1, 0.5))).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void who_has_no_share_has_no_word() {
    assertThat(OpinionPool.of(0.37, 1, 0)).isCloseTo(0.37, within(1e-12));
    assertThat(OpinionPool.of(1, 0.37, 1)).isCloseTo(0.37, within(1e-12));
  }

  @Test
  void no_certainty_overrules_the_other() {
    assertThat(OpinionPool.of(0, 0.99, 0.9)).isGreaterThan(0.9);
    assertThat(OpinionPool.of(1, 0, 0.5)).isCloseTo(0.5, within(1e-9));
  }

  @Property(seed = "17")
  void lies_between_the_two_and_rises_with_each(
      @ForAll @DoubleRange(min = 0, max = 1) double own,
      @ForAll @DoubleRange(min = 0, max = 1) double other,
      @ForAll @DoubleRange(min = 0, max = 1) double share) {
    double pooled = OpinionPool.of(own, other, share);

    assertThat(pooled).isBetween(Math.min(own, other) - 2e-6, Math.max(own, other) + 2e-6);
    assertThat(OpinionPool.of((1 + own) / 2, other, share)).isGreaterThanOrEqualTo(pooled);
    assertThat(OpinionPool.of(own, (1 + other) / 2, share)).isGreaterThanOrEqualTo(pooled);
    assertThat(OpinionPool.mean(List.of(own, other)))
        .isCloseTo(OpinionPool.of(own, other, 0.5), within(1e-12));
  }

  @Test
  void needs_somebody_to_have_found_something() {
    assertThatThrownBy(() -> OpinionPool.mean(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none");
  }
}

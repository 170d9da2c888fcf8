package dev.winnow.benchmarks.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.pipeline.policy.Thresholds;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

final class DoubtBandTest {
  @Property(seed = "17")
  void a_wider_band_holds_a_narrower_one_and_the_point(
      @ForAll @DoubleRange(min = 0, max = 1) double point,
      @ForAll @DoubleRange(min = 0.01, max = 6) double width,
      @ForAll @DoubleRange(min = 0, max = 6) double more) {
    Thresholds narrow = DoubtBand.around(point, width);
    Thresholds wide = DoubtBand.around(point, width + more);
    assertThat(wide.allow()).isLessThanOrEqualTo(narrow.allow());
    assertThat(wide.act()).isGreaterThanOrEqualTo(narrow.act());
    assertThat(narrow.allow()).isLessThanOrEqualTo(Math.max(point, 1e-9));
    assertThat(narrow.act()).isGreaterThanOrEqualTo(Math.min(point, 1 - 1e-9));
  }

  @Test
  void a_band_without_width_is_never_unsure() {
    assertThat(DoubtBand.around(0.3, 0)).isEqualTo(new Thresholds(0.3, 0.3));
    assertThat(DoubtBand.around(0.5, Math.log(3)).allow()).isCloseTo(0.25, within(1e-12));
    assertThatThrownBy(() -> DoubtBand.around(0.5, -1)).hasMessageContaining("width: -1.0");
  }
}

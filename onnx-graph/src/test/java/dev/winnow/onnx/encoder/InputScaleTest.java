package dev.winnow.onnx.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class InputScaleTest {
  private static final Matrix WEIGHT =
      new Matrix(4, 2, new float[] {1, -0.5f, 0.5f, 1, 1, 1, 0.2f, -1});

  @Property(seed = "17")
  void what_was_seen_never_saturates(
      @ForAll @Size(4) float[] drawn, @ForAll @FloatRange(min = 0, max = 40) float far) {
    float[] maxima = new float[4];
    for (int i = 0; i < 4; i++) {
      maxima[i] = Float.isFinite(drawn[i]) ? Math.min(50, Math.abs(drawn[i])) : 1;
    }
    maxima[2] = far;
    InputScale scale = InputScale.smoothed(maxima, WEIGHT);
    for (int i = 0; i < 4; i++) {
      double steps = maxima[i] / scale.smoothing()[i] / scale.scale();
      assertThat(steps).isLessThanOrEqualTo(127.001);
    }
  }

  @Test
  void a_channel_that_reaches_far_no_longer_coarsens_the_others() {
    float[] maxima = {2, 2, 30, 2};
    InputScale scale = InputScale.smoothed(maxima, WEIGHT);
    float step = scale.scale() * scale.smoothing()[0];
    assertThat(step).isLessThan(30f / 127 / 4);
    assertThat(scale.smoothing()[2]).isGreaterThan(4 * scale.smoothing()[0]);
  }
}

package dev.winnow.onnx.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.onnx.encoder.WideActivation.Copy;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WideActivationTest {
  private static float[] maxima() {
    float[] maxima = new float[64];
    Arrays.fill(maxima, 2);
    maxima[7] = 24;
    maxima[9] = 6;
    return maxima;
  }

  @Test
  void the_limit_is_as_low_as_the_copies_allow() {
    WideActivation wide = WideActivation.of(maxima());
    assertThat(wide.limit()).isBetween(2f, 4f);
    assertThat(wide.copies()).hasSizeLessThanOrEqualTo(WideActivation.MAX_COPIES);
    assertThat(wide.copies()).contains(new Copy(7, 1), new Copy(9, 1));
    assertThat(wide.copies()).allMatch(copy -> copy.channel() == 7 || copy.channel() == 9);
  }

  @Test
  void saturated_values_and_their_copies_add_up() {
    WideActivation wide = WideActivation.of(maxima());
    for (double u = -6; u < 24; u += 0.1) {
      double sum = stored(gelu(u), wide);
      for (Copy copy : wide.copies()) {
        if (copy.channel() == 7) {
          sum += stored(gelu(u - copy.times() * wide.limit()), wide);
        }
      }
      assertThat(sum).as("at %s", u).isBetween(gelu(u) - 0.4, gelu(u) + 0.4);
    }
  }

  @Test
  void the_copies_ride_along_in_both_products() {
    WideActivation wide = WideActivation.of(maxima());
    Linear widen = new Linear(Matrix.zeros(8, 64), new float[64]);
    widen.bias()[7] = 5;
    widen.weight().values()[7] = 3;
    Linear narrow = new Linear(Matrix.zeros(64, 8), new float[8]);
    narrow.weight().values()[7 * 8] = 11;

    Linear widened = wide.widened(widen);
    Linear narrowed = wide.narrowed(narrow);

    assertThat(widened.weight().columns()).isEqualTo(64 + WideActivation.MAX_COPIES);
    int first = wide.copies().indexOf(new Copy(7, 1));
    assertThat(widened.weight().at(0, 64 + first)).isEqualTo(3);
    assertThat(widened.bias()[64 + first]).isEqualTo(5 - wide.limit());
    assertThat(narrowed.weight().rows()).isEqualTo(64 + WideActivation.MAX_COPIES);
    assertThat(narrowed.weight().at(64 + first, 0)).isEqualTo(11);
  }

  private static double stored(double value, WideActivation wide) {
    double steps = Math.rint(value / wide.scale()) + wide.zeroPoint();
    return (Math.max(0, Math.min(255, steps)) - wide.zeroPoint()) * wide.scale();
  }

  /** As the graph has it, by tanh. */
  private static double gelu(double u) {
    return 0.5 * u * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (u + 0.044715 * u * u * u)));
  }
}

package dev.winnow.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HiddenLayerFitTest {
  private static final HiddenLayerFit FIT = new HiddenLayerFit(16, 3000, 0, 2, 1);

  /** Positive exactly where the signs agree: no linear model can tell. */
  private static final float[][] CORNERS = {{1, 1}, {-1, -1}, {1, -1}, {-1, 1}};

  @Test
  void learns_what_no_linear_model_can() {
    HiddenLayerModel model = FIT.fit(exclusiveOr());

    assertThat(model.score(CORNERS[0])).isGreaterThan(0.9);
    assertThat(model.score(CORNERS[1])).isGreaterThan(0.9);
    assertThat(model.score(CORNERS[2])).isLessThan(0.1);
    assertThat(model.score(CORNERS[3])).isLessThan(0.1);
  }

  @Test
  void the_same_seed_gives_the_same_model_and_another_seed_another() {
    double once = FIT.fit(exclusiveOr()).score(CORNERS[0]);
    double again = FIT.fit(exclusiveOr()).score(CORNERS[0]);
    double other = new HiddenLayerFit(16, 3000, 0, 2, 99).fit(exclusiveOr()).score(CORNERS[0]);

    assertThat(again).isEqualTo(once);
    assertThat(other).isNotEqualTo(once);
  }

  @Test
  void a_row_without_weight_changes_nothing() {
    double[] weights = new double[64];
    Arrays.fill(weights, 1);
    Examples all = exclusiveOr();
    for (int i = 0; i < 64; i += 4) {
      weights[i] = 0;
      all.targets()[i] = 0;
    }
    HiddenLayerModel model = FIT.fit(new Examples(all.features(), all.targets(), weights));

    // What it says of (1, 1) is now a guess from the others, but theirs must still hold.
    assertThat(model.score(CORNERS[1])).isGreaterThan(0.9);
    assertThat(model.score(CORNERS[2])).isLessThan(0.1);
  }

  @Test
  void the_gradient_is_the_slope_of_the_loss() {
    HiddenLayerGradient network =
        new HiddenLayerGradient(FeatureScaling.of(exclusiveOr()), 2, 4, new Random(3));
    float[] features = {0.5f, -0.3f};
    network.clearGradient();
    network.add(features, 1, 2);
    float[] gradient = network.gradient().clone();
    for (int i = 0; i < gradient.length; i++) {
      float value = network.parameters()[i];
      network.parameters()[i] = value + 1e-3f;
      double ahead = network.add(features, 1, 2);
      network.parameters()[i] = value - 1e-3f;
      double behind = network.add(features, 1, 2);
      network.parameters()[i] = value;
      assertThat((double) gradient[i])
          .as("parameter %d", i)
          .isCloseTo((ahead - behind) / 2e-3, within(1e-3));
    }
  }

  @Test
  void features_with_a_large_common_part_are_no_harder() {
    Examples plain = exclusiveOr();
    float[][] shifted = new float[64][];
    for (int i = 0; i < 64; i++) {
      float[] corner = plain.features()[i];
      shifted[i] = new float[] {5 + corner[0] / 100, corner[1] - 7};
    }
    HiddenLayerModel model = FIT.fit(new Examples(shifted, plain.targets(), plain.weights()));

    assertThat(model.score(shifted[0])).isGreaterThan(0.9);
    assertThat(model.score(shifted[1])).isGreaterThan(0.9);
    assertThat(model.score(shifted[2])).isLessThan(0.1);
    assertThat(model.score(shifted[3])).isLessThan(0.1);
  }

  private static Examples exclusiveOr() {
    float[][] features = new float[64][];
    double[] targets = new double[64];
    double[] weights = new double[64];
    Arrays.fill(weights, 1);
    for (int i = 0; i < 64; i++) {
      features[i] = CORNERS[i % 4];
      targets[i] = i % 4 < 2 ? 1 : 0;
    }
    return new Examples(features, targets, weights);
  }
}

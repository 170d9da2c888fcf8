package dev.winnow.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EmbeddingBagFitTest {
  private static final EmbeddingBagFit FIT = new EmbeddingBagFit(4, 8, 1, 1500, 1);

  /** Features 0 or 1 beside 2 or 3, and 4 in all; positive where they agree. */
  private static final int[][] FEATURES = {{0, 2, 4}, {1, 3, 4}, {0, 3, 4}, {1, 2, 4}};

  private static final double[] TARGETS = {1, 1, 0, 0};

  @Test
  void learns_what_no_sum_over_features_can() {
    EmbeddingBagModel model = fit(FIT, new double[] {1, 1, 1, 1});
    for (int i = 0; i < FEATURES.length; i++) {
      assertThat(LinearModel.sigmoid(model.logit(FEATURES[i], 3)))
          .as("example %d", i)
          .isCloseTo(TARGETS[i], within(0.1));
    }
  }

  @Test
  void the_same_seed_gives_the_same_model_and_another_seed_another() {
    double[] weights = {1, 1, 1, 1};
    double once = fit(FIT, weights).logit(FEATURES[0], 3);
    assertThat(fit(FIT, weights).logit(FEATURES[0], 3)).isEqualTo(once);
    assertThat(fit(new EmbeddingBagFit(4, 8, 1, 1500, 2), weights).logit(FEATURES[0], 3))
        .isNotEqualTo(once);
  }

  @Test
  void an_example_without_weight_changes_nothing() {
    EmbeddingBagModel model = fit(FIT, new double[] {0, 1, 1, 1});
    EmbeddingBagModel other =
        FIT.fit(
            new SparseExamples(features(), new double[] {0, 1, 0, 0}, new double[] {0, 1, 1, 1}));
    assertThat(model.logit(FEATURES[1], 3)).isEqualTo(other.logit(FEATURES[1], 3));
  }

  @Test
  void a_longer_example_counts_less_by_the_square_root() {
    EmbeddingBagModel model = fit(FIT, new double[] {1, 1, 1, 1});
    float[] bag = new float[4];
    for (int i = 0; i < bag.length; i++) {
      bag[i] = (model.embedding(0, i) + model.embedding(3, i)) / 10;
    }
    assertThat(model.logit(new int[] {0, 3}, 100))
        .isCloseTo(model.layer().logit(bag), within(1e-4));
  }

  @Test
  void the_gradient_by_the_features_is_the_slope_of_the_loss() {
    HiddenLayerGradient layer =
        new HiddenLayerGradient(FeatureScaling.none(3), 3, 5, new Random(3));
    float[] features = {0.5f, -0.3f, 0.2f};
    float[] gradient = new float[3];
    layer.add(features, 1, 2);
    layer.byFeatures(gradient);
    for (int i = 0; i < features.length; i++) {
      float value = features[i];
      features[i] = value + 1e-3f;
      double ahead = layer.add(features, 1, 2);
      features[i] = value - 1e-3f;
      double behind = layer.add(features, 1, 2);
      features[i] = value;
      assertThat((double) gradient[i]).isCloseTo((ahead - behind) / 2e-3, within(1e-3));
    }
  }

  private static EmbeddingBagModel fit(EmbeddingBagFit fit, double[] weights) {
    return fit.fit(new SparseExamples(features(), TARGETS, weights));
  }

  private static SparseFeatures features() {
    return new SparseFeatures(new float[] {1, 1, 1, 1, 1}, FEATURES, new int[] {3, 3, 3, 3});
  }
}

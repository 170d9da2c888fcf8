package dev.winnow.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {
  @Test
  void recovers_the_odds_of_two_groups() {
    // 3 of 4 positives where the feature is 1, 1 of 4 where it is 0: log-odds of ±ln 3.
    float[][] features = {{1}, {1}, {1}, {1}, {0}, {0}, {0}, {0}};
    double[] targets = {1, 1, 1, 0, 1, 0, 0, 0};

    LinearModel model = new LogisticRegression(0).fit(examples(features, targets));

    assertThat(model.bias()).isCloseTo(-Math.log(3), within(1e-5));
    assertThat(model.weights()[0]).isCloseTo(2 * Math.log(3), within(1e-5));
    assertThat(model.score(new float[] {1})).isCloseTo(0.75, within(1e-6));
  }

  @Test
  void a_weight_counts_like_that_many_rows() {
    LinearModel repeated =
        new LogisticRegression(0.01)
            .fit(examples(new float[][] {{1}, {1}, {1}, {0}}, new double[] {1, 1, 0, 0}));
    LinearModel weighted =
        new LogisticRegression(0.01)
            .fit(
                new Examples(
                    new float[][] {{1}, {1}, {0}}, new double[] {1, 0, 0}, new double[] {2, 1, 1}));

    assertThat(weighted.weights()[0]).isCloseTo(repeated.weights()[0], within(1e-6));
    assertThat(weighted.bias()).isCloseTo(repeated.bias(), within(1e-6));
  }

  @Test
  void a_stronger_penalty_gives_smaller_weights() {
    Examples separable = examples(new float[][] {{1}, {-1}}, new double[] {1, 0});

    double weak = new LogisticRegression(1e-4).fit(separable).weights()[0];
    double strong = new LogisticRegression(1e-1).fit(separable).weights()[0];

    assertThat(strong).isPositive().isLessThan(weak / 2);
  }

  @Test
  void ends_where_the_gradient_is_zero() {
    Examples examples = random(300, 20);
    LogisticRegression.Loss loss = new LogisticRegression.Loss(examples, 1e-3);
    LinearModel model = new LogisticRegression(1e-3).fit(examples);
    double[] point = Arrays.copyOf(model.weights(), 21);
    point[20] = model.bias();
    double[] gradient = new double[21];
    loss.evaluate(point, gradient);

    assertThat(gradient).containsExactly(new double[21], within(1e-6));
  }

  @Test
  void the_gradient_is_the_slope_of_the_loss() {
    LogisticRegression.Loss loss = new LogisticRegression.Loss(random(50, 5), 0.1);
    double[] point = {0.3, -0.2, 1.5, 0, -1, 0.7};
    double[] gradient = new double[6];
    loss.evaluate(point, gradient);
    for (int i = 0; i < 6; i++) {
      double[] ahead = point.clone();
      double[] behind = point.clone();
      ahead[i] += 1e-5;
      behind[i] -= 1e-5;
      double slope =
          (loss.evaluate(ahead, new double[6]) - loss.evaluate(behind, new double[6])) / 2e-5;
      assertThat(gradient[i]).as("component %d", i).isCloseTo(slope, within(1e-7));
    }
  }

  private static Examples examples(float[][] features, double[] targets) {
    double[] weights = new double[targets.length];
    Arrays.fill(weights, 1);
    return new Examples(features, targets, weights);
  }

  private static Examples random(int rows, int width) {
    Random random = new Random(7);
    float[][] features = new float[rows][width];
    double[] targets = new double[rows];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < width; i++) {
        features[row][i] = (float) random.nextGaussian();
      }
      targets[row] = features[row][0] + random.nextGaussian() > 0 ? 1 : 0;
    }
    return examples(features, targets);
  }
}

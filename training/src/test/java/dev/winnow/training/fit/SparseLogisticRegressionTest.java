package dev.winnow.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SparseLogisticRegressionTest {
  /** The dense regression is another implementation of the same function. */
  @Test
  void fits_what_the_dense_regression_fits() {
    int width = 12;
    int size = 200;
    Random random = new Random(3);
    int[][] sparse = new int[size][];
    int[] lengths = new int[size];
    float[][] dense = new float[size][width];
    float[] scales = new float[width];
    Arrays.fill(scales, 1);
    double[] targets = new double[size];
    double[] weights = new double[size];
    for (int i = 0; i < size; i++) {
      sparse[i] = random.ints(0, width).distinct().limit(1 + random.nextInt(5)).toArray();
      lengths[i] = sparse[i].length + random.nextInt(3);
      for (int feature : sparse[i]) {
        dense[i][feature] = (float) (1 / Math.sqrt(lengths[i]));
      }
      targets[i] = random.nextInt(8) < sparse[i][0] ? 1 : 0;
      weights[i] = 0.5 + random.nextDouble();
    }

    LinearModel expected = new LogisticRegression(1e-3).fit(new Examples(dense, targets, weights));
    LinearModel fitted =
        new SparseLogisticRegression(1e-3)
            .fit(new SparseExamples(new SparseFeatures(scales, sparse, lengths), targets, weights));

    assertThat(fitted.bias()).isCloseTo(expected.bias(), within(1e-2));
    assertThat(fitted.weights()).containsExactly(expected.weights(), within(1e-2));
  }

  /** A feature that counts twice as much is the same as one with twice the value. */
  @Test
  void a_scale_weakens_the_penalty_of_its_feature() {
    int[][] features = {{0}, {0}, {1}, {1}};
    int[] lengths = {1, 1, 1, 1};
    double[] targets = {1, 0, 1, 0};
    double[] weights = {3, 1, 1, 3};
    LinearModel model =
        new SparseLogisticRegression(0.1)
            .fit(
                new SparseExamples(
                    new SparseFeatures(new float[] {4, 1}, features, lengths), targets, weights));
    LinearModel dense =
        new LogisticRegression(0.1)
            .fit(new Examples(new float[][] {{4, 0}, {4, 0}, {0, 1}, {0, 1}}, targets, weights));
    assertThat(model.weights()[0]).isCloseTo(4 * dense.weights()[0], within(1e-3));
    assertThat(model.weights()[1]).isCloseTo(dense.weights()[1], within(1e-3));
    assertThat(Math.abs(model.weights()[0])).isGreaterThan(Math.abs(model.weights()[1]));
  }
}

package dev.winnow.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SparseSoftmaxRegressionTest {
  private static final int WIDTH = 9;
  private static final int SIZE = 150;

  private final Random random = new Random(5);
  private final SparseFeatures features = features();
  private final double[] weights = random.doubles(SIZE, 0.5, 1.5).toArray();

  /**
   * The weights of two classes are one another's negatives, half of the logistic ones each, so that
   * their penalty is half of it.
   */
  @Test
  void of_two_classes_it_is_the_logistic_regression() {
    int[] truth = truth(2);
    SoftmaxModel fitted =
        new SparseSoftmaxRegression(2e-3, line -> {})
            .fit(new ClassExamples(features, truth, weights, 2));
    LinearModel expected =
        new SparseLogisticRegression(1e-3)
            .fit(
                new SparseExamples(
                    features, Arrays.stream(truth).asDoubleStream().toArray(), weights));

    assertThat(fitted.bias(1) - fitted.bias(0)).isCloseTo(expected.bias(), within(1e-2));
    for (int feature = 0; feature < WIDTH; feature++) {
      assertThat(fitted.weight(feature, 1) - fitted.weight(feature, 0))
          .isCloseTo(expected.weights()[feature], within(1e-2));
    }
  }

  @Test
  void the_gradient_is_that_of_the_loss() {
    SparseSoftmaxRegression.Loss loss =
        new SparseSoftmaxRegression.Loss(
            new ClassExamples(features, truth(4), weights, 4), 1e-2, line -> {});
    double[] point = random.doubles(loss.dimensions(), -1, 1).toArray();
    double[] gradient = new double[point.length];
    loss.evaluate(point, gradient);

    double step = 1e-5;
    for (int i = 0; i < point.length; i++) {
      double[] ahead = point.clone();
      double[] behind = point.clone();
      ahead[i] += step;
      behind[i] -= step;
      double[] unused = new double[point.length];
      double slope = (loss.evaluate(ahead, unused) - loss.evaluate(behind, unused)) / (2 * step);
      assertThat(gradient[i]).isCloseTo(slope, within(1e-7));
    }
  }

  @Test
  void a_class_that_is_not_there_is_refused() {
    int[] truth = truth(3);
    assertThatThrownBy(() -> new ClassExamples(features, truth, weights, 2))
        .hasMessage("class: 2 of 2 (expected: one of at least 2)");
  }

  private SparseFeatures features() {
    int[][] sparse = new int[SIZE][];
    int[] lengths = new int[SIZE];
    for (int i = 0; i < SIZE; i++) {
      sparse[i] = random.ints(0, WIDTH).distinct().limit(1 + random.nextInt(4)).toArray();
      lengths[i] = sparse[i].length + random.nextInt(3);
    }
    float[] scales = new float[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      scales[i] = 0.5f + random.nextFloat();
    }
    return new SparseFeatures(scales, sparse, lengths);
  }

  private int[] truth(int classes) {
    int[] truth = new int[SIZE];
    for (int i = 0; i < SIZE; i++) {
      truth[i] = random.nextInt(3) == 0 ? i % classes : features.features()[i][0] % classes;
    }
    return truth;
  }
}

package dev.winnow.training.ngram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.runtime.ngram.NgramModel;
import dev.winnow.runtime.ngram.NgramShape;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuantisationTest {
  private static final NgramShape SHAPE = new NgramShape(8, 1, 1, 0);

  @Test
  void each_output_is_that_of_its_model_within_half_a_step_a_bucket() {
    LinearNgrams large = model(1, 40);
    LinearNgrams small = model(2, 0.01f);
    int[] buckets = {3, 17, 99, 200};

    NgramModel both = Quantisation.of(SHAPE, List.of(large, small));

    float[] outputs = both.outputs(buckets);
    assertThat(sigmoid(outputs[0])).isCloseTo(large.score(buckets), within(0.08));
    assertThat(sigmoid(outputs[1])).isCloseTo(small.score(buckets), within(1e-4));
  }

  @Test
  void a_model_without_weights_keeps_its_bias() {
    LinearNgrams empty = new LinearNgrams(new float[SHAPE.buckets()], -2);
    assertThat(Quantisation.of(SHAPE, List.of(empty)).outputs(new int[] {1, 2}))
        .containsExactly(-2);
  }

  private static LinearNgrams model(long seed, float largest) {
    Random random = new Random(seed);
    float[] weights = new float[SHAPE.buckets()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = largest * (2 * random.nextFloat() - 1) / 10;
    }
    return new LinearNgrams(weights, 0.5);
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}

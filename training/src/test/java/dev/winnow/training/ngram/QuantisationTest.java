package dev.winnow.training.ngram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.runtime.ngram.HashedText;
import dev.winnow.runtime.ngram.NgramModel;
import dev.winnow.runtime.ngram.NgramShape;
import dev.winnow.training.fit.EmbeddingBagFit;
import dev.winnow.training.fit.SparseExamples;
import dev.winnow.training.fit.SparseFeatures;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuantisationTest {
  private static final NgramShape SHAPE = new NgramShape(8, 1, 1, 0);

  @Test
  void each_output_is_that_of_its_model_within_half_a_step_a_bucket() {
    LinearNgrams large = model(1, 40);
    LinearNgrams small = model(2, 0.01f);
    HashedText text = new HashedText(new int[] {3, 17, 99, 200});

    NgramModel both = Quantisation.of(SHAPE, List.of(large, small));

    float[] outputs = both.outputs(text);
    assertThat(sigmoid(outputs[0])).isCloseTo(large.score(text), within(0.08));
    assertThat(sigmoid(outputs[1])).isCloseTo(small.score(text), within(1e-4));
  }

  @Test
  void a_model_without_weights_keeps_its_bias() {
    LinearNgrams empty = new LinearNgrams(new float[SHAPE.buckets()], -2);
    assertThat(Quantisation.of(SHAPE, List.of(empty)).outputs(new HashedText(new int[] {1, 2})))
        .containsExactly(-2);
  }

  @Test
  void a_label_with_a_network_has_the_mean_of_both_and_the_others_are_as_they_were() {
    LinearNgrams linear = model(1, 4);
    EmbeddedNgrams network = network();
    ScreenModel both = new ScreenModel(linear, Optional.of(network));
    ScreenModel alone = new ScreenModel(model(2, 4), Optional.empty());

    NgramModel model = Quantisation.mixed(SHAPE, List.of(alone, both));

    for (int[] buckets : new int[][] {{3, 17}, {99, 3, 200}, {17}, {}}) {
      HashedText text = new HashedText(buckets);
      float[] outputs = model.outputs(text);
      assertThat(sigmoid(outputs[0])).isCloseTo(alone.score(text), within(0.01));
      assertThat(sigmoid(outputs[1])).isCloseTo(both.score(text), within(0.01));
      assertThat((double) outputs[1])
          .isCloseTo((linear.logit(text) + network.logit(text)) / 2, within(0.05));
    }
  }

  /** Of the buckets 3, 17 and 99; 200 has no embedding. */
  private static EmbeddedNgrams network() {
    List<int[]> texts = List.of(new int[] {3, 17}, new int[] {99}, new int[] {3}, new int[] {17});
    FeatureIndex index = FeatureIndex.of(texts, SHAPE.buckets(), 1);
    SparseExamples examples =
        new SparseExamples(
            new SparseFeatures(
                new float[] {1, 1, 1},
                texts.stream().map(index::numbers).toArray(int[][]::new),
                new int[] {2, 1, 1, 1}),
            new double[] {1, 0, 0, 1},
            new double[] {1, 1, 1, 1});
    return new EmbeddedNgrams(index, new EmbeddingBagFit(4, 8, 500, 1, 1).fit(examples));
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

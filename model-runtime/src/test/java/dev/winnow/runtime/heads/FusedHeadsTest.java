package dev.winnow.runtime.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.onnx.head.DenseLayer;
import dev.winnow.onnx.head.DenseNetwork;
import dev.winnow.runtime.RandomNetworks;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FusedHeadsTest {
  private static final int INPUTS = 37;

  @Property(tries = 200, seed = "17")
  void a_score_is_that_of_the_head_alone_whatever_else_is_wanted(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 40) int heads,
      @ForAll @IntRange(min = 1, max = 40) int texts) {
    Random random = new Random(seed);
    List<DenseNetwork> networks = networks(random, heads);
    FusedHeads fused = new FusedHeads(networks);
    float[][] vectors = new float[texts][];
    int[][] wanted = new int[texts][];
    for (int text = 0; text < texts; text++) {
      vectors[text] = RandomNetworks.unitVector(random, INPUTS);
      wanted[text] = someOf(random, heads);
    }

    float[][] scores = fused.score(vectors, wanted);

    for (int text = 0; text < texts; text++) {
      assertThat(scores[text]).hasSameSizeAs(wanted[text]);
      for (int i = 0; i < wanted[text].length; i++) {
        DenseNetwork network = networks.get(wanted[text][i]);
        float alone =
            new FusedHeads(List.of(network))
                .score(new float[][] {vectors[text]}, new int[][] {{0}})[0][0];
        assertThat(scores[text][i]).isEqualTo(alone);
        assertThat((double) alone).isCloseTo(exact(network, vectors[text]), within(1e-5));
      }
    }
  }

  @Test
  void small_heads_share_a_panel_and_large_ones_have_their_own() {
    Random random = new Random(3);
    List<DenseNetwork> networks = new ArrayList<>();
    networks.add(RandomNetworks.of(random, INPUTS, 100));
    IntStream.range(0, 40).forEach(i -> networks.add(RandomNetworks.of(random, INPUTS)));
    networks.add(RandomNetworks.of(random, INPUTS, 100));

    List<List<Integer>> panels = PanelPlan.of(networks);

    assertThat(panels).extracting(List::size).containsExactly(32, 8, 1, 1);
    assertThat(panels.stream().flatMap(List::stream)).hasSize(42).doesNotHaveDuplicates();
  }

  @Test
  void a_vector_of_another_width_is_refused() {
    FusedHeads fused = new FusedHeads(List.of(RandomNetworks.of(new Random(1), INPUTS)));

    assertThatThrownBy(() -> fused.score(new float[][] {new float[7]}, new int[][] {{0}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("vector: 7 values (expected: 37)");
  }

  private static List<DenseNetwork> networks(Random random, int heads) {
    List<DenseNetwork> networks = new ArrayList<>();
    for (int i = 0; i < heads; i++) {
      int[] hidden = random.ints(random.nextInt(3), 1, 70).toArray();
      networks.add(RandomNetworks.of(random, INPUTS, hidden));
    }
    return networks;
  }

  private static int[] someOf(Random random, int heads) {
    return IntStream.range(0, heads).filter(head -> random.nextInt(3) == 0).toArray();
  }

  private static double exact(DenseNetwork network, float[] vector) {
    double[] values = IntStream.range(0, vector.length).mapToDouble(i -> vector[i]).toArray();
    for (int l = 0; l < network.layers().size(); l++) {
      DenseLayer layer = network.layers().get(l);
      double[] sums = new double[layer.outputs()];
      for (int column = 0; column < sums.length; column++) {
        sums[column] = layer.bias()[column];
        for (int i = 0; i < values.length; i++) {
          double value = l == 0 ? values[i] : Math.max(0, values[i]);
          sums[column] += value * layer.weights()[i * sums.length + column];
        }
      }
      values = sums;
    }
    return 1 / (1 + Math.exp(-values[0]));
  }
}

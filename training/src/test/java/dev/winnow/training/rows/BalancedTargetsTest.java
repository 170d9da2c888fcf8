package dev.winnow.training.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.training.data.LabelledRow;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BalancedTargetsTest {
  @Test
  void both_classes_are_the_same_in_sum_whatever_lies_between() {
    BalancedTargets balanced = BalancedTargets.of(rows(5), new double[] {1, 0, 0.2, 0.1, 0.4});

    double positives = 0;
    double all = 0;
    for (int i = 0; i < 5; i++) {
      positives += balanced.weights()[i] * balanced.targets()[i];
      all += balanced.weights()[i];
    }
    assertThat(all).isCloseTo(5, within(1e-9));
    assertThat(positives).isCloseTo(2.5, within(1e-9));
  }

  @Test
  void a_row_in_between_pulls_like_a_positive_and_a_negative_of_their_classes() {
    double[] targets = {1, 0, 0, 0.25};
    BalancedTargets balanced = BalancedTargets.of(rows(4), targets);
    double ofPositives = balanced.weights()[0];
    double ofNegatives = balanced.weights()[1];

    for (double found : new double[] {0.1, 0.5, 0.9}) {
      double apart = 0.25 * ofPositives * (found - 1) + 0.75 * ofNegatives * found;
      double together = balanced.weights()[3] * (found - balanced.targets()[3]);
      assertThat(together).isCloseTo(apart, within(1e-9));
    }
  }

  @Test
  void a_label_stays_what_it_is() {
    BalancedTargets balanced = BalancedTargets.of(rows(3), new double[] {1, 0, 0});

    assertThat(balanced.targets()).containsExactly(1, 0, 0);
    assertThat(balanced.weights()).containsExactly(1.5, 0.75, 0.75);
    assertThat(BalancedTargets.of(rows(2), new double[] {0, 0}).targets()).containsExactly(0, 0);
  }

  private static List<LabelledRow> rows(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new LabelledRow("r" + i, "text", "en", "one", Map.of(), Map.of()))
        .toList();
  }
}

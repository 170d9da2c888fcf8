package dev.winnow.training.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.training.data.LabelledRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceWeightsTest {
  @Test
  void both_classes_weigh_the_same_and_a_small_source_counts_more_a_row() {
    List<LabelledRow> rows = new ArrayList<>();
    add(rows, "large", 90, false);
    add(rows, "large", 10, true);
    add(rows, "small", 4, false);

    double[] weights = SourceWeights.of("spam", rows);

    double positives = 0;
    double negatives = 0;
    for (int i = 0; i < weights.length; i++) {
      if (rows.get(i).is("spam")) {
        positives += weights[i];
      } else {
        negatives += weights[i];
      }
    }
    assertThat(positives).isCloseTo(52, within(1e-9));
    assertThat(negatives).isCloseTo(52, within(1e-9));
    // Sizes 100 and 4: a row of the small one counts five times as much.
    assertThat(weights[103] / weights[0]).isCloseTo(5, within(1e-9));
  }

  private static void add(List<LabelledRow> rows, String source, int count, boolean spam) {
    for (int i = 0; i < count; i++) {
      rows.add(
          new LabelledRow(
              source + rows.size(), "text", "en", source, Map.of("spam", spam), Map.of()));
    }
  }
}

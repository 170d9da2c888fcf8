package dev.winnow.training.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.runtime.ngram.NgramModel;
import dev.winnow.runtime.ngram.NgramShape;
import dev.winnow.training.data.LabelledRow;
import dev.winnow.training.data.RowSample;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntentMeasurementTest {
  private static final NgramShape SHAPE = new NgramShape(8, 1, 1, 0);
  private static final int ROWS = 40;
  private static final int WRONG = 11;
  private static final long SEED = 17;

  /**
   * The model says the same of every text and is wrong once. The temperature for that row is fitted
   * on rows that are all right, of which two classes make (n + 1) / (n + 2).
   */
  @Test
  void the_temperature_of_a_row_is_not_fitted_on_it() {
    NgramModel model =
        new NgramModel(
            SHAPE, new float[] {3, 0}, new float[] {1, 1}, new byte[2 * SHAPE.buckets()]);
    List<LabelledRow> rows =
        IntStream.range(0, ROWS)
            .mapToObj(i -> new LabelledRow("r" + i, "a text", "en", "made", Map.of(), Map.of()))
            .toList();
    int[] truth = new int[ROWS];
    truth[WRONG] = 1;
    RowSample sample = new RowSample(SEED);
    int part = sample.part(rows.get(WRONG), 5);
    long others = rows.stream().filter(row -> sample.part(row, 5) != part).count();

    IntentMeasurement measured = IntentMeasurement.of(model, rows, truth, SEED);

    Answer wrong = measured.answers().get(WRONG);
    assertThat(wrong.isRight()).isFalse();
    assertThat(wrong.probability()).isCloseTo((others + 1.0) / (others + 2), within(1e-6));
    assertThat(1 / (1 + Math.exp(-3 / measured.temperature())))
        .isCloseTo((double) ROWS / (ROWS + 2), within(1e-6));
  }
}

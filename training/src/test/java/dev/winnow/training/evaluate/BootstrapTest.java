package dev.winnow.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private static final double RECALL = 0.8;

  @Test
  void intervals_hold_the_true_rate_about_as_often_as_they_say() {
    Random random = new Random(2);
    int held = 0;
    for (int sample = 0; sample < 200; sample++) {
      Interval recall = of("recall", new Bootstrap(200, sample).intervals(rows(150, random)));
      held += recall.low() <= RECALL && RECALL <= recall.high() ? 1 : 0;
    }

    assertThat(held).isBetween(180, 200);
  }

  @Test
  void the_order_in_which_rows_were_answered_means_nothing() {
    List<Judged> rows = rows(100, new Random(3));
    CategoryTally tally = tally(rows);
    Collections.shuffle(rows, new Random(4));

    assertThat(new Bootstrap(20, 1).intervals(tally(rows).rows()))
        .isEqualTo(new Bootstrap(20, 1).intervals(tally.rows()))
        .isNotEqualTo(new Bootstrap(20, 2).intervals(tally.rows()));
  }

  @Test
  void differences_in_pairs_are_surer_than_two_intervals() {
    List<Judged> rows = rows(300, new Random(5));
    List<Judged> others =
        rows.stream()
            .map(
                row ->
                    row.row().equals("7")
                        ? new Judged("7", new Prediction(0.5, true, "general"), row.positive())
                        : row)
            .toList();

    Interval alone = of("f1", new Bootstrap(100, 1).intervals(rows));
    Interval pairs = of("f1", new Bootstrap(100, 1).differences(rows, others));

    assertThat(pairs.high() - pairs.low()).isLessThan((alone.high() - alone.low()) / 3);
  }

  @Test
  void without_resamples_there_are_no_intervals() {
    assertThat(new Bootstrap(0, 1).intervals(rows(10, new Random(1)))).isEmpty();
  }

  private static Interval of(String figure, Map<String, Interval> intervals) {
    return Objects.requireNonNull(intervals.get(figure), figure);
  }

  private static CategoryTally tally(List<Judged> rows) {
    CategoryTally tally = new CategoryTally();
    rows.forEach(tally::add);
    return tally;
  }

  private static List<Judged> rows(int count, Random random) {
    List<Judged> rows = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      boolean positive = row % 2 == 0;
      boolean flagged = random.nextDouble() < (positive ? RECALL : 0.1);
      rows.add(
          new Judged("" + row, new Prediction(random.nextDouble(), flagged, "general"), positive));
    }
    return rows;
  }
}

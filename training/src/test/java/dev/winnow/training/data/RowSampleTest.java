package dev.winnow.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowSampleTest {
  private static final List<LabelledRow> ROWS =
      IntStream.range(0, 400)
          .mapToObj(
              i ->
                  new LabelledRow(
                      "" + i,
                      "text " + i,
                      "en",
                      "made",
                      i < 100 ? Map.of() : Map.of("spam", i % 10 == 0),
                      Map.of()))
          .toList();

  @Test
  void takes_so_many_of_each_label_and_no_unlabelled_row() {
    List<LabelledRow> drawn = new RowSample(1).perLabel("spam", 50, ROWS);

    assertThat(drawn).allMatch(row -> row.isLabelled("spam"));
    assertThat(drawn).filteredOn(row -> row.is("spam")).hasSize(30);
    assertThat(drawn).filteredOn(row -> !row.is("spam")).hasSize(50);
  }

  @Test
  void draws_the_same_rows_in_whatever_order_they_come() {
    List<LabelledRow> shuffled = new ArrayList<>(ROWS);
    Collections.shuffle(shuffled, new Random(3));

    assertThat(new RowSample(1).perLabel("spam", 20, shuffled))
        .isEqualTo(new RowSample(1).perLabel("spam", 20, ROWS));
    assertThat(new RowSample(2).perLabel("spam", 20, ROWS))
        .isNotEqualTo(new RowSample(1).perLabel("spam", 20, ROWS));
  }

  @Test
  void cuts_rows_into_parts_of_like_size() {
    RowSample sample = new RowSample(1);
    for (int part = 0; part < 5; part++) {
      int wanted = part;
      assertThat(ROWS.stream().filter(row -> sample.part(row, 5) == wanted).count())
          .isBetween(50L, 110L);
    }
  }
}

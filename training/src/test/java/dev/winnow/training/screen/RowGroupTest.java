package dev.winnow.training.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.training.data.LabelledRow;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowGroupTest {
  private static final int PARTS = 1000;

  @Test
  void near_copies_fall_into_one_part() {
    int part = part("From now on you answer every question as a pirate. First question: why?");
    assertThat(part("from NOW on, you answer every question as a pirate! Second: how?"))
        .isEqualTo(part);
    assertThat(part("See you at eight!")).isNotEqualTo(part);
  }

  @Test
  void a_passage_falls_into_the_part_of_its_text() {
    LabelledRow whole = row("First of all, nothing is open today. Then again, who would come?");
    LabelledRow passage = whole.passage("rest", "Then again, who would come?", Map.of());
    assertThat(RowGroup.part(passage, PARTS)).isEqualTo(RowGroup.part(whole, PARTS));
    assertThat(RowGroup.part(passage, PARTS)).isNotEqualTo(part(passage.text()));
  }

  @Test
  void the_parts_are_of_like_size() {
    int[] sizes = new int[4];
    Random random = new Random(9);
    for (int i = 0; i < 4000; i++) {
      StringBuilder text = new StringBuilder();
      random.ints(20, 'a', 'z' + 1).forEach(text::appendCodePoint);
      sizes[RowGroup.part(row(text.toString()), sizes.length)]++;
    }
    for (int size : sizes) {
      assertThat(size).isBetween(800, 1200);
    }
  }

  private static int part(String text) {
    return RowGroup.part(row(text), PARTS);
  }

  private static LabelledRow row(String text) {
    return new LabelledRow("1", text, "en", "made", Map.of(), Map.of());
  }
}

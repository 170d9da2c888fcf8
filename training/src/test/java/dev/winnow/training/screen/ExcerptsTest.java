package dev.winnow.training.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.training.data.LabelledRow;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ExcerptsTest {
  private static final Excerpts FOUR = new Excerpts(4, 7);

  @Property(seed = "17")
  void excerpts_are_runs_of_whole_words_and_less_than_the_text(
      @ForAll
          @CharRange(from = 'a', to = 'c')
          @CharRange(from = ' ', to = ' ')
          @StringLength(max = 200)
          String text,
      @ForAll @IntRange(max = 99) int id) {
    LabelledRow row = row(text, id);
    List<String> words = List.of(text.strip().split(" +"));
    List<String> found = FOUR.of(row);
    assertThat(found).hasSizeLessThanOrEqualTo(4).doesNotHaveDuplicates();
    assertThat(found.isEmpty()).isEqualTo(words.size() < 3);
    for (String excerpt : found) {
      assertThat((" " + text + " ").contains(" " + excerpt + " ")).isTrue();
      assertThat(excerpt.split(" +"))
          .hasSizeBetween(2, Math.min(32, words.size() - 1))
          .doesNotContain("");
    }
    assertThat(FOUR.of(row)).isEqualTo(found);
  }

  @Test
  void the_seed_draws_them() {
    LabelledRow row = row("one two three four five six seven eight nine ten", 1);
    assertThat(FOUR.of(row)).isNotEqualTo(new Excerpts(4, 8).of(row));
    assertThat(new Excerpts(0, 7).of(row)).isEmpty();
  }

  private static LabelledRow row(String text, int id) {
    return new LabelledRow("r" + id, text, "en", "made", Map.of(), Map.of());
  }
}

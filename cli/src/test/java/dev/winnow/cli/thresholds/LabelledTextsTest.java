package dev.winnow.cli.thresholds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.training.data.DataException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LabelledTextsTest {
  private final LabelledTexts texts = new LabelledTexts(Set.of("spam"), 2);

  @Test
  void keeps_one_row_of_a_text_and_none_that_says_nothing() {
    texts.add(ToldStage.row("1", Map.of("spam", true), "Win 100 now!"));
    texts.add(ToldStage.row("2", Map.of("spam", true), "win 200 now"));
    texts.add(ToldStage.row("3", Map.of("hate", true), "see you at eight"));

    assertThat(texts.rows()).extracting("id").containsExactly("1");
    assertThat(texts.repeated()).isEqualTo(1);
  }

  @Test
  void more_rows_than_there_is_room_for_are_refused() {
    texts.add(ToldStage.row("1", Map.of("spam", true), "one"));
    texts.add(ToldStage.row("2", Map.of("spam", false), "two"));

    assertThatThrownBy(() -> texts.add(ToldStage.row("3", Map.of("spam", false), "three")))
        .isInstanceOf(DataException.class)
        .hasMessage("rows: more than 2 (expected: at most --max-rows)");
  }
}

package dev.winnow.training.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.training.data.DataException;
import dev.winnow.training.data.LabelledRow;
import dev.winnow.training.data.MarkedSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkedPassagesTest {
  private static final String MARKED = "civil-toxic-spans";
  private static final String TEXT =
      "The road is closed again today. You are a bunch of fools. Nobody told us about it before."
          + " It has been so for a whole week now.";

  @TempDir private Path folder = Path.of("");

  @Test
  void sentences_without_a_mark_are_a_negative_and_those_with_one_a_positive() {
    List<LabelledRow> rows = MarkedPassages.add(MARKED, List.of(row(TEXT, true, mark("fools"))));
    assertThat(rows).extracting(LabelledRow::id).containsExactly("a", "a#rest", "a#marked");
    assertThat(rows.get(1).text())
        .isEqualTo("Nobody told us about it before. It has been so for a whole week now.");
    assertThat(rows.get(1).labels())
        .isEqualTo(Map.of("toxicity", false, "harassment", false, "profanity", false));
    assertThat(rows.get(2).text()).isEqualTo("You are a bunch of fools.");
    assertThat(rows.get(2).labels()).isEqualTo(Map.of("toxicity", true));
    assertThat(rows).allSatisfy(row -> assertThat(row.whole()).isEqualTo(TEXT));
  }

  @Test
  void a_mark_counts_in_code_points() {
    String text = "😀".repeat(30) + " What a lovely day it is. You are a bunch of fools.";
    int start = text.codePointCount(0, text.indexOf("fools"));
    List<LabelledRow> rows =
        MarkedPassages.add(MARKED, List.of(row(text, true, new MarkedSpan(start, start + 5))));
    assertThat(rows.get(1).text()).endsWith("What a lovely day it is.");
    assertThat(rows.get(2).text()).isEqualTo("You are a bunch of fools.");
  }

  @Test
  void a_text_that_is_marked_throughout_gives_no_passage() {
    String text = "You are a bunch of fools.";
    assertThat(MarkedPassages.add(MARKED, List.of(row(text, true, new MarkedSpan(0, 25)))))
        .hasSize(1);
  }

  @Test
  void runs_of_fewer_than_four_words_say_too_little() {
    String text = "I say no. You are a bunch of fools. Not at all.";
    List<LabelledRow> rows = MarkedPassages.add(MARKED, List.of(row(text, true, mark(text))));
    assertThat(rows).extracting(LabelledRow::id).containsExactly("a", "a#marked");
  }

  @Test
  void nothing_is_made_of_negatives_of_unmarked_rows_and_of_other_sets() {
    assertThat(MarkedPassages.add(MARKED, List.of(row(TEXT, false, mark("fools"))))).hasSize(1);
    assertThat(MarkedPassages.add(MARKED, List.of(row(TEXT, true)))).hasSize(1);
    assertThat(MarkedPassages.add("my-own", List.of(row(TEXT, true, mark("fools"))))).hasSize(1);
  }

  @Test
  void a_mark_beyond_the_text_is_refused_without_a_word_of_it() {
    LabelledRow row = row(TEXT, true, new MarkedSpan(5, 5000));
    assertThatThrownBy(() -> MarkedPassages.add(MARKED, List.of(row)))
        .isInstanceOf(DataException.class)
        .hasMessage(MARKED + "/a: spans: beyond the text (expected: [start,end] in code points)");
  }

  @Test
  void passages_are_learned_from_for_what_they_are_labelled_and_never_measured_on()
      throws IOException {
    Path set = Files.createDirectories(folder.resolve(MARKED));
    int start = TEXT.indexOf("fools");
    String row =
        "{\"id\":\"a\",\"text\":\"%s\",\"lang\":\"en\",\"labels\":{\"toxicity\":1},\"spans\":[[%d,%d]]}"
            .formatted(TEXT, start, start + 5);
    Files.writeString(set.resolve("train.jsonl"), row);
    Files.writeString(set.resolve("dev.jsonl"), row);
    TrainingData data =
        TrainingData.load(
            folder, new RowSelection(List.of("toxicity", "hate"), "en", 100, true, 1));
    SetRows marked = data.sets("toxicity").get(0);
    assertThat(data.train("toxicity", marked))
        .extracting(LabelledRow::id)
        .containsExactlyInAnyOrder("a", "a#rest", "a#marked");
    assertThat(data.unlabelled("hate", marked)).extracting(LabelledRow::id).containsExactly("a");
    assertThat(data.dev("toxicity", marked)).extracting(LabelledRow::id).containsExactly("a");
  }

  private static MarkedSpan mark(String in) {
    int start = (in.equals("fools") ? TEXT : in).indexOf("fools");
    return new MarkedSpan(start, start + 5);
  }

  private static LabelledRow row(String text, boolean toxic, MarkedSpan... marked) {
    return new LabelledRow(
        "a",
        text,
        "en",
        MARKED,
        Map.of("toxicity", toxic),
        Map.of(),
        Map.of(),
        List.of(marked),
        text);
  }
}

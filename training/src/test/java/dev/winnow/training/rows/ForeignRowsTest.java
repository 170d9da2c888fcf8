package dev.winnow.training.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.training.data.LabelledRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which rows of further languages a run learns from. */
class ForeignRowsTest {
  private static final List<String> CATEGORIES = List.of("toxicity", "prompt_injection");
  private static final String ROW =
      "{\"id\":\"%s\",\"text\":\"some text %s\",\"lang\":\"%s\",\"labels\":{%s}}\n";

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void write_a_set() throws IOException {
    Path set = Files.createDirectories(folder.resolve("made"));
    String both = "\"toxicity\":1,\"prompt_injection\":0";
    String rows =
        ROW.formatted("own", "a", "de", both)
            + ROW.formatted("unknown", "b", "und", both)
            + ROW.formatted("foreign", "c", "en", both)
            + ROW.formatted("toxic", "d", "en", "\"toxicity\":1")
            + ROW.formatted("bare", "e", "en", "")
            + ROW.formatted("own-bare", "f", "de", "")
            + ROW.formatted("other", "g", "fr", both);
    Files.writeString(set.resolve("train.jsonl"), rows);
    Files.writeString(set.resolve("dev.jsonl"), rows);
  }

  @Test
  void a_foreign_row_brings_the_labels_that_its_language_is_asked_for_and_no_others() {
    TrainingData data = load(Map.of("prompt_injection", Set.of("en")), false);
    SetRows made = data.sets("prompt_injection").get(0);

    assertThat(ids(data.train("prompt_injection", made)))
        .containsExactlyInAnyOrder("own", "unknown", "foreign");
    assertThat(ids(data.train("toxicity", made))).containsExactlyInAnyOrder("own", "unknown");
  }

  @Test
  void nothing_is_measured_on_foreign_rows() {
    TrainingData data = load(Map.of("prompt_injection", Set.of("en")), false);
    SetRows made = data.sets("prompt_injection").get(0);

    assertThat(ids(data.dev("prompt_injection", made))).containsExactlyInAnyOrder("own", "unknown");
  }

  @Test
  void a_teacher_reads_no_foreign_rows_but_those_that_are_labelled() {
    TrainingData data = load(Map.of("prompt_injection", Set.of("en")), true);
    SetRows made = data.sets("toxicity").get(0);

    assertThat(ids(data.unlabelled("toxicity", made)))
        .containsExactlyInAnyOrder("own-bare", "foreign");
    assertThat(ids(data.unlabelled("prompt_injection", made))).containsExactly("own-bare");
  }

  @Test
  void without_any_all_are_of_one_language() {
    TrainingData data = load(Map.of(), false);
    SetRows made = data.sets("toxicity").get(0);

    assertThat(ids(made.train())).containsExactlyInAnyOrder("own", "unknown");
  }

  @Test
  void rows_for_what_is_not_trained_are_refused() {
    assertThatThrownBy(() -> load(Map.of("spam", Set.of("en")), false))
        .hasMessage(
            "foreign: spam (expected: of the categories that are trained: toxicity,"
                + " prompt_injection)");
  }

  private TrainingData load(Map<String, Set<String>> foreign, boolean unlabelled) {
    return TrainingData.load(
        folder, new RowSelection(CATEGORIES, "de", foreign, 100, unlabelled, 1));
  }

  private static List<String> ids(List<LabelledRow> rows) {
    return rows.stream().filter(row -> row.source().equals("made")).map(LabelledRow::id).toList();
  }
}

package dev.winnow.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledFileTest {
  private static final String ROWS =
      """
      {"id": "a", "text": "buy now", "lang": "en", "labels": {"spam": 1}, "source": "made", "orig": {"class": "ad"}}

      {"id": 7, "text": "hello", "labels": {"spam": 0, "intent": "greeting"}, "unknown": []}
      """;

  private final Path folder;

  LabelledFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void reads_plain_and_compressed_rows_alike() throws IOException {
    Path plain = Files.writeString(folder.resolve("rows.jsonl"), ROWS);
    Path compressed = folder.resolve("rows.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
      out.write(ROWS.getBytes(StandardCharsets.UTF_8));
    }

    List<LabelledRow> rows = LabelledFile.of(plain).rows();

    assertThat(rows)
        .containsExactly(
            new LabelledRow(
                "a", "buy now", "en", "made", Map.of("spam", true), Map.of("class", "ad")),
            new LabelledRow(
                "7",
                "hello",
                "und",
                "rows",
                Map.of("spam", false),
                Map.of(),
                Map.of("intent", "greeting")));
    assertThat(LabelledFile.of(compressed).rows()).isEqualTo(rows);
  }

  @Test
  void marks_are_pairs_of_numbers_and_anything_else_is_passed_over() throws IOException {
    String row =
        """
        {"id":1,"text":"a b","labels":{},"spans":[[0,1],[2,3,"EMAIL"],[2],["0","1"],[0.5,1],{"a":1,"b":2},7]}
        """;
    Path file = Files.writeString(folder.resolve("rows.jsonl"), row);
    assertThat(LabelledFile.of(file).rows().get(0).marked()).containsExactly(new MarkedSpan(0, 1));
  }

  @Test
  void a_label_that_is_a_name_is_a_class_and_no_label_of_a_category() throws IOException {
    String row =
        "{\"id\": 1, \"text\": \"a\", \"labels\": {\"spam\": 0, \"queue\": \"bills\", \"team\": \" \"}}";
    LabelledRow read =
        LabelledFile.of(Files.writeString(folder.resolve("rows.jsonl"), row)).rows().get(0);

    assertThat(read.classBy("queue")).hasValue("bills");
    assertThat(read.classBy("team")).isEmpty();
    assertThat(read.classBy("spam")).isEmpty();
    assertThat(read.isLabelled("queue")).isFalse();
    assertThat(read.labels()).isEqualTo(Map.of("spam", false));
  }

  @Test
  void an_absent_label_is_not_a_negative() throws IOException {
    LabelledRow row =
        LabelledFile.of(Files.writeString(folder.resolve("rows.jsonl"), ROWS)).rows().get(0);

    assertThat(row.isLabelled("hate")).isFalse();
    assertThatThrownBy(() -> row.is("hate")).hasMessage("made/a: not labelled for hate");
  }

  @Test
  void names_a_set_after_its_folder() {
    assertThat(LabelledFile.of(Path.of("data", "davidson", "dev.jsonl.gz")).set())
        .isEqualTo("davidson");
    assertThat(LabelledFile.of(Path.of("data", "mine.jsonl")).set()).isEqualTo("mine");
  }

  @Test
  void evaluates_all_files_below_a_folder_but_those_to_train_on() throws IOException {
    Path set = Files.createDirectories(folder.resolve("set"));
    Files.writeString(set.resolve("train.jsonl"), ROWS);
    Path dev = Files.writeString(set.resolve("dev.jsonl"), ROWS);
    Files.writeString(set.resolve("SOURCE.txt"), "licence: MIT\n");

    assertThat(LabelledFile.forEvaluation(folder)).containsExactly(new LabelledFile(dev, "set"));
    assertThatThrownBy(() -> LabelledFile.forEvaluation(Files.createDirectory(set.resolve("none"))))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("no rows");
  }

  @Test
  void what_is_wrong_is_named_with_its_line_and_without_its_text() throws IOException {
    assertThatThrownBy(() -> read("{\"id\": \"a\", \"text\": \"secret words\"}\nsecret words"))
        .hasMessageEndingWith("bad.jsonl:2: not JSON (expected: a JSON object)");
    assertThatThrownBy(() -> read("{\"id\": \"a\", \"labels\": {}}"))
        .hasMessageEndingWith("bad.jsonl:1: text: missing (expected: a string)");
    assertThatThrownBy(
            () -> read("{\"id\": \"a\", \"text\": \"secret\", \"labels\": {\"hate\": 2}}"))
        .hasMessageEndingWith("bad.jsonl:1: labels.hate: 2 (expected: 0 or 1, or absent)");
  }

  private List<LabelledRow> read(String rows) throws IOException {
    return LabelledFile.of(Files.writeString(folder.resolve("bad.jsonl"), rows)).rows();
  }
}

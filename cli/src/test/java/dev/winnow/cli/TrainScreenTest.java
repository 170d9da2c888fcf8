package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainScreenTest {
  @Test
  void a_screen_is_trained_and_told_of_as_json(@TempDir Path folder) throws IOException {
    Run run = onMadeRows(folder, "--networks", "spam");

    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode screen = run.json().get("screen");
    assertThat(screen.at("/categories/0/sources/made/auc").asDouble()).isEqualTo(1);
    assertThat(screen.get("sha256").asText()).hasSize(64);
    assertThat(folder.resolve("screen-en/CARD.md")).content().contains("small networks");
  }

  @Test
  void a_screen_of_triggers_is_a_package_of_its_own(@TempDir Path folder) throws IOException {
    Run run = onMadeRows(folder, "--uncalibrated");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.json().at("/screen/id").asText()).isEqualTo("screen-en-triggers");
    assertThat(folder.resolve("screen-en-triggers/model.yaml")).content().contains("method: none");
  }

  @Test
  void another_kind_is_refused(@TempDir Path folder) {
    Run run = Run.of("train", "--kind", "forest", "--data", folder.toString());

    assertThat(run.exit()).isNotZero();
    assertThat(run.err()).contains("--kind: forest (expected: heads or screen or intents)");
  }

  @Test
  void a_teacher_must_be_there_and_be_calibrated(@TempDir Path folder) throws IOException {
    String models = Path.of(System.getProperty("winnow.root"), "models").toString();
    String data = Files.createDirectories(folder.resolve("data")).toString();
    String own = withTrigger(folder.resolve("models")).toString();

    Run uncalibrated = taught(data, own, "spam=0.5", "spam");
    assertThat(uncalibrated.exit()).isNotZero();
    assertThat(uncalibrated.err())
        .contains("all-minilm-l6-v2-spam: is not calibrated (expected: a head whose");
    Run triggers = taught(data, own, "spam=0.5", "spam", "--uncalibrated");
    assertThat(triggers.exit()).isNotZero();
    assertThat(triggers.err()).contains("no sets (expected: <set>/train");
    Run absent = taught(data, models, "pii=0.5", "pii");
    assertThat(absent.exit()).isNotZero();
    assertThat(absent.err()).contains("pii: no head on encoder all-minilm-l6-v2");
    Run heads = Run.of("train", "--data", data, "--taught", "toxicity=0.5");
    assertThat(heads.exit()).isNotZero();
    assertThat(heads.err()).contains("--taught: of heads (expected: with --kind screen)");
  }

  @Test
  void teachers_are_those_of_what_is_taught(@TempDir Path folder) {
    String data = folder.toString();
    String models = Path.of(System.getProperty("winnow.root"), "models").toString();
    Run none = Run.of("train", "--kind", "screen", "--data", data, "--teachers", "a,b");
    assertThat(none.exit()).isNotZero();
    assertThat(none.err()).contains("--teachers: without --taught (expected: both)");
    Run excerpts = Run.of("train", "--kind", "screen", "--data", data, "--excerpts", "1");
    assertThat(excerpts.exit()).isNotZero();
    assertThat(excerpts.err()).contains("--excerpts: without --taught (expected: both)");
    Run heads = Run.of("train", "--data", data, "--teachers", "a,b");
    assertThat(heads.exit()).isNotZero();
    assertThat(heads.err()).contains("--teachers: of heads (expected: with --kind screen)");
    Run unknown =
        taught(
            data,
            models,
            "pii=0.5,toxicity=0.5",
            "toxicity",
            "--teachers",
            "all-minilm-l6-v2,bge-small-en-v1.5");
    assertThat(unknown.exit()).isNotZero();
    assertThat(unknown.err())
        .contains("[pii]: no head on the encoders [all-minilm-l6-v2, bge-small-en-v1.5]");
  }

  @Test
  void the_form_and_foreign_rows_are_told_of(@TempDir Path folder) throws IOException {
    Run run = onMadeRows(folder, "--form", "spam", "--foreign", "spam=de,spam=fr");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(folder.resolve("screen-en/CARD.md"))
        .content()
        .contains("Reads the form of a text too", "rows of further languages too (de, fr)");
    assertThat(folder.resolve("screen-en/lineage.jsonl"))
        .content()
        .contains("\"foreign\":{\"spam\":[\"de\",\"fr\"]}", "\"form\":[\"spam\"]");
  }

  @ParameterizedTest
  @CsvSource({"networks, pii", "form, pii", "foreign, pii=de"})
  void options_by_category_are_of_screens_and_of_what_is_trained(
      String option, String value, @TempDir Path folder) {
    String data = folder.toString();
    Run heads = Run.of("train", "--data", data, "--" + option, value);
    assertThat(heads.exit()).isNotZero();
    assertThat(heads.err())
        .contains("--%s: of heads (expected: with --kind screen)".formatted(option));
    Run other = Run.of("train", "--kind", "screen", "--data", data, "--" + option, value);
    assertThat(other.exit()).isNotZero();
    assertThat(other.err()).contains(option + ": pii (expected: of the categories");
  }

  @Test
  void a_foreign_language_is_named_with_its_category(@TempDir Path folder) throws IOException {
    Run run = onMadeRows(folder, "--foreign", "de");

    assertThat(run.exit()).isNotZero();
    assertThat(run.err()).contains("--foreign: de (expected: NAME=CODE, such as spam=de)");
  }

  /** A folder with one head, a trigger for spam. */
  private static Path withTrigger(Path models) throws IOException {
    String head = "all-minilm-l6-v2-spam";
    Path shipped = Path.of(System.getProperty("winnow.root"), "models", head, "model.yaml");
    Files.writeString(
        Files.createDirectories(models.resolve(head)).resolve("model.yaml"),
        Files.readString(shipped)
            .replaceFirst(
                "(?s)calibration:.*", "calibration: {method: none, a: 1, b: 0, version: none}\n"));
    return models;
  }

  private static Run taught(
      String data, String models, String taught, String category, String... more) {
    List<String> args =
        new ArrayList<>(List.of("train", "--kind", "screen", "--data", data, "--models", models));
    args.addAll(List.of("--taught", taught, "--category", category));
    args.addAll(List.of(more));
    return Run.of(args.toArray(String[]::new));
  }

  private static Run onMadeRows(Path folder, String... more) throws IOException {
    Path set = Files.createDirectories(folder.resolve("data/made"));
    Files.write(set.resolve("train.jsonl"), rows(200));
    Files.write(set.resolve("dev.jsonl"), rows(40));
    List<String> args = new ArrayList<>(List.of("train", "--kind", "screen"));
    args.addAll(List.of("--data", folder.resolve("data").toString(), "--category", "spam"));
    args.addAll(List.of("--out", folder.toString()));
    args.addAll(List.of(more));
    return Run.of(args.toArray(String[]::new));
  }

  private static List<String> rows(int count) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(
          "{\"id\":\"%d\",\"text\":\"number %s %s\",\"lang\":\"en\",\"labels\":{\"spam\":%d}}"
              .formatted(
                  i,
                  Integer.toString(i, 36),
                  i % 2 == 0 ? "claim a prize" : "in the garden",
                  1 - i % 2));
    }
    return rows;
  }
}

package dev.winnow.cli.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.winnow.pipeline.cascade.VerdictJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A reference from verdicts, and verdicts against it, as an operator does it. */
final class DriftCommandsTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of("");

  @Test
  void verdicts_like_those_of_the_reference_do_not_sound_and_others_do_most_moved_first()
      throws IOException {
    Path reference = folder.resolve("reference.json");
    Path week = verdicts("week.jsonl", 1, 4000, 1, "en");
    assertThat(run("reference", "--verdicts", week.toString(), "--out", reference.toString()))
        .isZero();
    JsonNode made = printed();
    assertThat(made.get("rows").intValue()).isEqualTo(4000);
    assertThat(made.get("figures")).extracting(JsonNode::asText).contains("score-screen-spam");
    assertThat(made.get("leftOut")).isEmpty();
    assertThat(Files.readString(reference)).doesNotContain("some words");

    Path same = verdicts("same.jsonl", 2, 4000, 1, "en");
    assertThat(run("check", "--verdicts", same.toString(), "--reference", reference.toString()))
        .isZero();
    assertThat(printed().get("alarm").booleanValue()).isFalse();

    Path moved = verdicts("moved.jsonl", 3, 4000, 0.5, "en");
    assertThat(run("check", "--verdicts", moved.toString(), "--reference", reference.toString()))
        .isZero();
    JsonNode report = printed();
    assertThat(report.get("items").intValue()).isEqualTo(4000);
    assertThat(report.get("alarm").booleanValue()).isTrue();
    JsonNode first = report.get("figures").get(0);
    assertThat(first.get("figure").asText()).isEqualTo("score-screen-spam");
    assertThat(first.get("category").asText()).isEqualTo("spam");
    assertThat(first.get("alarmAfter").intValue()).isBetween(1, 4000);
    assertThat(first.get("distance").doubleValue()).isGreaterThan(0.1);
    assertThat(report.get("figures").get(1).get("alarm").booleanValue()).isFalse();
  }

  @Test
  void lines_that_are_no_verdicts_are_named_and_the_others_count() throws IOException {
    Path file = verdicts("some.jsonl", 1, 300, 1, "en");
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(1, "{\"id\":\"a\",\"error\":\"too long\"}");
    Files.write(file, lines);
    Path reference = folder.resolve("reference.json");
    assertThat(run("reference", "--verdicts", file.toString(), "--out", reference.toString()))
        .isEqualTo(1);
    assertThat(printed().get("unreadable").intValue()).isEqualTo(1);
    assertThat(err.toString()).contains(file + ":2: not a verdict");
    assertThat(reference).exists();
  }

  @Test
  void rows_come_from_one_place_and_the_general_model_has_no_part_in_it() throws IOException {
    Path file = verdicts("few.jsonl", 1, 1, 1, "en");
    String out = folder.resolve("reference.json").toString();
    assertThat(run("reference", "--out", out)).isNotZero();
    assertThat(err.toString()).contains("--input, --verdicts");
    assertThat(run("reference", "--out", out, "--input", file.toString(), "--stages", "general"))
        .isNotZero();
    assertThat(err.toString()).contains("--stages: general");
  }

  /**
   * Verdicts of the screen.
   *
   * @param power below 1 the scores are higher
   */
  private Path verdicts(String name, long seed, int rows, double power, String language)
      throws IOException {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      double spam = Math.pow(random.nextDouble(), power);
      lines.add(VerdictJson.of(Screened.of(spam, 5 + random.nextInt(50), language)).toString());
    }
    return Files.write(folder.resolve(name), lines);
  }

  private JsonNode printed() throws IOException {
    return new ObjectMapper().readTree(out.toString());
  }

  private int run(String... args) {
    out.getBuffer().setLength(0);
    return new CommandLine(new DriftCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}

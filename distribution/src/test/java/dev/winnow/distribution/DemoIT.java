package dev.winnow.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.winnow.distribution.whole.WinnowCommand;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code winnow demo --once}, from start to end. */
class DemoIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Six items in seven lines: an edit counts, a repeat does not, nor does what is no item. */
  private static final String ITEMS =
      """
      {"id":"a","text":"The library opens at nine on weekdays."}
      {"id":"a","text":"The library opens at ten on weekdays.","revision":2}
      {"id":"b","text":"See you at the match on Sunday!"}
      {"id":"b","text":"See you at the match on Sunday!"}
      {"id":"c","text":"Claim your prize now, call this number, a SECRET"}
      no item, a SECRET
      {"id":"d","text":"   "}
      {"id":"e","text":"Thanks, the parcel came today."}
      """;

  @Test
  @Timeout(value = 4, unit = TimeUnit.MINUTES)
  void every_item_is_counted_once_and_the_roll_ups_close_the_table(@TempDir Path folder)
      throws Exception {
    Path input = folder.resolve("posts.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(input))) {
      out.write(ITEMS.getBytes(StandardCharsets.UTF_8));
    }
    List<String> line =
        WinnowCommand.line("demo", "--once", "--rate", "0", "--input", input.toString());
    line.addAll(List.of("--folder", folder.resolve("demo").toString()));
    line.addAll(WinnowCommand.freePorts());
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");

    Process demo =
        new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    try {
      assertThat(demo.waitFor(3, TimeUnit.MINUTES)).as("ends by itself").isTrue();
    } finally {
      demo.destroyForcibly();
    }

    String said = Files.readString(err);
    assertThat(demo.exitValue()).as(said).isZero();
    List<String> printed = Files.readAllLines(out);
    JsonNode summary = JSON.readTree(printed.get(printed.size() - 1));
    assertThat(summary.get("items").asInt()).isEqualTo(6);
    assertThat(summary.get("deadLetters").asInt()).isEqualTo(1);
    assertThat(summary.get("verdicts").asInt() + summary.get("reviews").asInt()).isEqualTo(5);
    assertThat(summary.get("seconds").asDouble()).isPositive();
    assertThat(said)
        .contains("line 6: not JSON", "Roll-ups", "escalation rate:")
        .endsWith("stopped\n")
        .doesNotContain("SECRET");
  }
}

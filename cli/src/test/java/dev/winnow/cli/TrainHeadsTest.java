package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From labelled rows to the score of a head. */
@SuppressWarnings("NullAway.Init") // by JUnit
class TrainHeadsTest {
  private static final String ENCODER = "all-minilm-l6-v2";
  private static final Path BUILT =
      Path.of(System.getProperty("winnow.root"), "model-runtime", "target", "models");

  @TempDir private Path folder;

  @BeforeEach
  void write_a_set() throws IOException {
    Path set = Files.createDirectories(folder.resolve("data/made"));
    Files.write(set.resolve("train.jsonl"), rows(60));
    Files.write(set.resolve("dev.jsonl"), rows(40));
  }

  @Test
  void a_head_may_read_several_poolings() throws IOException {
    Run run = train("--features", "mean,max");

    assertThat(run.exit()).as(run.err()).isZero();
    Path head = models().resolve(ENCODER + "-spam");
    assertThat(head.resolve("model.yaml")).content().contains("dimensions: 1536", "- max");
    assertThat(head.resolve("CARD.md")).content().contains("| Reads | mean, max of the tokens'");
    assertThat(head.resolve("lineage.jsonl")).content().contains("\"features\":[\"mean\",\"max\"]");
    assertThat(folder.resolve("cache"))
        .as("vectors of other poolings lie in files of their own")
        .isDirectoryContaining(file -> file.toString().endsWith("-mean-max.bin"));
    copyEncoder();
    assertThat(probability("Claim your free prize number 7")).isGreaterThan(0.7);
    assertThat(probability("We sat in the garden for 7 hours")).isLessThan(0.3);
  }

  @Test
  void a_pooling_that_there_is_not_is_named() {
    Run unknown = train("--features", "mean,median");
    assertThat(unknown.exit()).isNotZero();
    assertThat(unknown.err()).contains("pooling: 'median' (expected: one of mean, cls, max)");
    Run twice = train("--features", "max,max");
    assertThat(twice.exit()).isNotZero();
    assertThat(twice.err()).contains("features: [MAX, MAX] (expected: each once)");
    Run screen = train("--kind", "screen", "--features", "max");
    assertThat(screen.exit()).isNotZero();
    assertThat(screen.err()).contains("--features: of screen (expected: with --kind heads)");
  }

  private Run train(String... more) {
    return Run.of(
        Stream.concat(
                Stream.of(
                    "train",
                    "--data",
                    folder.resolve("data").toString(),
                    "--models",
                    BUILT.toString(),
                    "--out",
                    models().toString(),
                    "--cache",
                    folder.resolve("cache").toString(),
                    "--category",
                    "spam"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private double probability(String text) throws IOException {
    Path items = folder.resolve("items.jsonl");
    Files.writeString(items, "{\"id\":\"1\",\"text\":\"" + text + "\",\"language\":\"en\"}\n");
    Run run =
        Run.of(
            "classify",
            "--models",
            models().toString(),
            "--stages",
            "specialists",
            "--input",
            items.toString());
    JsonNode verdict = run.json();
    return verdict.at("/labels/spam/probability").asDouble();
  }

  private void copyEncoder() throws IOException {
    Path copy = Files.createDirectories(models().resolve(ENCODER));
    try (Stream<Path> files = Files.list(BUILT.resolve(ENCODER))) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(String.valueOf(file.getFileName())));
      }
    }
  }

  private Path models() {
    return folder.resolve("models");
  }

  private static List<String> rows(int count) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean spam = i % 2 == 0;
      rows.add(
          "{\"id\":\"%d\",\"text\":\"%s %d %s\",\"lang\":\"en\",\"source\":\"made\",\"labels\":{\"spam\":%d}}"
              .formatted(
                  i,
                  spam ? "Claim your free prize" : "We sat in the garden",
                  i + 1000 * count,
                  spam ? "now" : "today",
                  spam ? 1 : 0));
    }
    return rows;
  }
}

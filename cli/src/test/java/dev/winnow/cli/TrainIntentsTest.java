package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From labelled rows to the intent in a verdict. */
@SuppressWarnings("NullAway.Init") // by JUnit
class TrainIntentsTest {
  private static final String SCREEN = "screen-en";

  @TempDir private Path folder;

  @BeforeEach
  void write_a_set_and_a_screen() throws IOException {
    Path set = Files.createDirectories(folder.resolve("data/shop"));
    Files.write(set.resolve("train.jsonl"), rows(200));
    Files.write(set.resolve("dev.jsonl"), rows(40));
    Path screen = Files.createDirectories(models().resolve(SCREEN));
    try (Stream<Path> files =
        Files.list(Path.of(System.getProperty("winnow.root"), "models", SCREEN))) {
      for (Path file : files.toList()) {
        Files.copy(file, screen.resolve(String.valueOf(file.getFileName())));
      }
    }
  }

  @Test
  void intents_are_trained_and_told_of_as_json() throws IOException {
    Run run = train();

    JsonNode made = run.json().get("intents");

    assertThat(made.get("id").asText()).isEqualTo("intents-shop");
    assertThat(made.get("classes").asInt()).isEqualTo(2);
    assertThat(made.at("/right/n").asInt()).isEqualTo(40);
    assertThat(made.at("/right/share").asDouble()).isEqualTo(1);
    assertThat(made.at("/right/low").asDouble()).isBetween(0.9, 0.95);
    assertThat(made.get("bytes").asLong())
        .isEqualTo(Files.size(models().resolve("intents-shop/intents.ngrams")));
    assertThat(made.has("outOfScope")).isFalse();
    assertThat(run.err()).contains("200 rows of 2 classes", "pass 1: loss");
  }

  @Test
  void a_verdict_tells_the_intent_and_is_otherwise_the_same() throws IOException {
    train();

    JsonNode without = verdict("auto");
    JsonNode with = verdict("auto,intents-shop");

    JsonNode told = with.at("/labels/queue_lost_parcel");
    assertThat(told.get("probability").asDouble()).isGreaterThan(0.8);
    assertThat(told.get("flagged").asBoolean()).isFalse();
    assertThat(with.at("/labels/queue_money_back").isMissingNode()).isTrue();
    assertThat(with.get("models").toString()).contains("intents-shop");
    for (String same : List.of("action", "decidedBy", "final")) {
      assertThat(with.get(same)).isEqualTo(without.get(same));
    }
    ObjectNode others = (ObjectNode) with.get("labels").deepCopy();
    others.remove("queue_lost_parcel");
    assertThat(others).isEqualTo(without.get("labels"));
  }

  @Test
  void a_set_is_of_intents_alone() {
    Run run = Run.of("train", "--data", data(), "--set", "shop");

    assertThat(run.exit()).isNotZero();
    assertThat(run.err()).contains("--set: of heads (expected: with --kind intents)");
  }

  @Test
  void what_cannot_be_trained_is_said_and_nothing_is_written() {
    Run run = Run.of("train", "--kind", "intents", "--data", data(), "--out", models().toString());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("no train row has a name in labels.intent");
    assertThat(models().resolve("intents-shop")).doesNotExist();
  }

  private Run train() {
    Run run =
        Run.of(
            "train",
            "--kind",
            "intents",
            "--data",
            data(),
            "--set",
            "shop",
            "--label",
            "queue",
            "--out",
            models().toString());
    assertThat(run.exit()).as(run.err()).isZero();
    return run;
  }

  private JsonNode verdict(String screen) throws IOException {
    Path input =
        Files.writeString(
            folder.resolve("item.jsonl"),
            "{\"id\":\"1\",\"text\":\"My parcel never came\",\"language\":\"en\"}\n");
    Run run =
        Run.of(
            "classify",
            "--models",
            models().toString(),
            "--stages",
            "screen",
            "--screen",
            screen,
            "--input",
            input.toString());
    assertThat(run.exit()).as(run.err()).isZero();
    return run.json();
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private Path models() {
    return folder.resolve("models");
  }

  private static List<String> rows(int count) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(
          "{\"id\":\"%d\",\"text\":\"number %s %s\",\"lang\":\"en\",\"labels\":{\"queue\":\"%s\"}}"
              .formatted(
                  i,
                  Integer.toString(i, 36),
                  i % 2 == 0 ? "my parcel never came" : "give me my money back",
                  i % 2 == 0 ? "Lost parcel" : "Money back"));
    }
    return rows;
  }
}

package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.PolicyYaml;
import dev.winnow.pipeline.policy.Thresholds;
import dev.winnow.schemas.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With screens of one category, which are trained in a second and need no encoder. */
@SuppressWarnings("NullAway.Init") // by JUnit
class ModelsPromoteTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PRIZE = "claim a prize";
  private static final String GARDEN = "in the garden";

  @TempDir private static Path trained;
  private static Path heldBack;

  @TempDir private Path folder;

  @BeforeAll
  static void train_three() throws IOException {
    train("good", PRIZE, GARDEN, 1);
    train("other-seed", PRIZE, GARDEN, 2);
    train("poor", GARDEN, PRIZE, 1);
    heldBack = Files.createDirectories(trained.resolve("held/later"));
    Files.write(heldBack.resolve("rows.jsonl"), rows(900, PRIZE, GARDEN, 7));
  }

  @BeforeEach
  void put_one_in_service() throws IOException {
    Path there = Files.createDirectories(folder.resolve("models/screen-en"));
    try (var files = Files.list(trained.resolve("good/screen-en"))) {
      for (Path file : files.toList()) {
        Files.copy(file, there.resolve(file.getFileName()));
      }
    }
  }

  @Test
  void a_candidate_that_is_no_worse_takes_the_place() throws IOException {
    Run run = promote("other-seed");

    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode json = run.json();
    assertThat(json.path("promoted").asBoolean()).isTrue();
    assertThat(json.path("forced").asBoolean()).isFalse();
    assertThat(json.at("/categories/spam/metrics/auc/outcome").asText()).isEqualTo("held");
    assertThat(json.at("/categories/spam/act").asDouble()).isEqualTo(defaultSpam().act());
    assertThat(Path.of(json.path("kept").asText()).resolve("model.yaml")).exists();
    List<JsonNode> lineage = lineage();
    assertThat(lineage)
        .extracting(line -> line.path("event").asText())
        .containsExactly("trained", "trained", "promoted");
    JsonNode last = lineage.get(2);
    assertThat(last.path("package")).isEqualTo(json.path("candidate"));
    assertThat(last.path("inService")).isEqualTo(json.path("inService"));
    assertThat(last.path("categories")).isEqualTo(json.path("categories"));
    assertThat(last.at("/data/0/file").asText()).isEqualTo("rows/rows.jsonl");
    assertThat(lineage.get(1).path("package")).isEqualTo(json.path("candidate"));
    assertThat(lineage.get(1).at("/settings/seed").asInt()).isEqualTo(2);
    assertThat(lineage.get(1).at("/data/0/files/train.jsonl").asText()).hasSize(64);
    assertThat(lineage.get(1).at("/data/0/fittedOn/spam/rows").asInt()).isEqualTo(200);
  }

  @Test
  void a_worse_candidate_is_refused_and_changes_nothing() throws IOException {
    Run run = promote("poor");

    assertThat(run.exit()).isEqualTo(1);
    JsonNode json = run.json();
    assertThat(json.path("refused").asBoolean()).isTrue();
    assertThat(json.path("promoted").asBoolean()).isFalse();
    assertThat(json.at("/categories/spam/metrics/auc/outcome").asText()).isEqualTo("worse");
    assertThat(json.path("reasons").toString()).contains("spam: auc: ");
    assertThat(run.err()).contains("models promote: spam: auc: ");
    assertThat(lineage()).hasSize(1);
    assertThat(folder.resolve("models/.replaced")).doesNotExist();
  }

  @Test
  void force_needs_a_reason_and_the_reason_is_recorded() throws IOException {
    Run run = promote("poor", "--force");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--reason");
    assertThat(lineage()).hasSize(1);

    assertThat(
            promote("poor", "--force", "--reason", "as it was asked for", "--author", "ann").exit())
        .isZero();
    JsonNode last = lineage().get(2);
    assertThat(last.path("forced").asBoolean()).isTrue();
    assertThat(last.path("reason").asText()).isEqualTo("as it was asked for");
    assertThat(last.path("author").asText()).isEqualTo("ann");
    assertThat(last.path("reasons")).isNotEmpty();
  }

  @Test
  void what_was_replaced_can_be_put_back() throws IOException {
    Run trial = promote("poor", "--force", "--reason", "a trial");

    Run back = promoteFolder(Path.of(trial.json().path("kept").asText()), heldBack);

    assertThat(back.exit()).as(back.err()).isZero();
    assertThat(back.json().at("/categories/spam/metrics/auc/loss").asDouble()).isLessThan(-0.1);
    assertThat(lineage())
        .extracting(line -> line.path("event").asText())
        .containsExactly("trained", "trained", "promoted", "promoted");
  }

  @Test
  void a_dry_run_compares_and_leaves_all_as_it_is() throws IOException {
    Run run = promote("other-seed", "--dry-run");

    assertThat(run.exit()).isZero();
    assertThat(run.json().path("promoted").asBoolean()).isFalse();
    assertThat(lineage()).hasSize(1);
  }

  @Test
  void rows_that_the_candidate_was_fitted_on_prove_nothing() throws IOException {
    Path copy = Files.createDirectories(folder.resolve("copy"));
    Files.copy(trained.resolve("data-other-seed/made/train.jsonl"), copy.resolve("renamed.jsonl"));

    Run run = promoteFolder(trained.resolve("other-seed/screen-en"), copy);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("a package was fitted on it");
  }

  @Test
  void what_is_in_service_already_is_refused() {
    Run run = promote("good");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("is in service already");
  }

  private static Thresholds defaultSpam() {
    Policy policy = PolicyYaml.parse(1, PolicyYaml.defaultDocument());
    return Objects.requireNonNull(
        Objects.requireNonNull(policy.categories().get("spam")).at(Stage.SCREEN));
  }

  private List<JsonNode> lineage() throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line :
        Files.readAllLines(folder.resolve("models/screen-en").resolve("lineage.jsonl"))) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  private Run promote(String name, String... more) {
    return promoteFolder(trained.resolve(name).resolve("screen-en"), heldBack, more);
  }

  private Run promoteFolder(Path candidate, Path data, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "models",
                "promote",
                candidate.toString(),
                "--models",
                folder.resolve("models").toString(),
                "--data",
                data.toString(),
                "--resamples",
                "100"));
    args.addAll(List.of(more));
    return Run.of(args);
  }

  private static void train(String name, String spam, String other, int seed) throws IOException {
    Path set = Files.createDirectories(trained.resolve("data-" + name).resolve("made"));
    Files.write(set.resolve("train.jsonl"), rows(200, spam, other, seed));
    Files.write(set.resolve("dev.jsonl"), rows(40, spam, other, seed + 100));
    Run run =
        Run.of(
            "train",
            "--kind",
            "screen",
            "--data",
            trained.resolve("data-" + name).toString(),
            "--out",
            trained.resolve(name).toString(),
            "--category",
            "spam",
            "--seed",
            "" + seed);
    assertThat(run.exit()).as(run.err()).isZero();
  }

  private static List<String> rows(int count, String spam, String other, int salt) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(
          "{\"id\":\"%d\",\"text\":\"number %s %s\",\"lang\":\"en\",\"labels\":{\"spam\":%d}}"
              .formatted(
                  i, Integer.toString(i * 31 + salt, 36), i % 2 == 0 ? spam : other, 1 - i % 2));
    }
    return rows;
  }
}

package dev.winnow.training.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.runtime.classify.CategoryScore;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ClassifierSpec;
import dev.winnow.runtime.classify.ModelHost;
import dev.winnow.runtime.ngram.NgramShape;
import dev.winnow.runtime.repository.LineageFile;
import dev.winnow.runtime.repository.Sha256;
import dev.winnow.runtime.session.Device;
import dev.winnow.training.lineage.Lineage;
import dev.winnow.training.lineage.PackageRef;
import dev.winnow.training.rows.RowSelection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains on made rows: who mentions a prize is a spammer, who mentions the garden is not. */
@SuppressWarnings("NullAway.Init") // by JUnit
class ScreenRunTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
  private static final String[] FILLERS = {
    "today", "really", "again", "morning", "people", "never", "always", "maybe", "later", "street"
  };

  @TempDir private Path folder;

  @BeforeEach
  void write_a_set() throws IOException {
    Path set = Files.createDirectories(folder.resolve("data/made"));
    Files.write(set.resolve("train.jsonl"), rows(400, 1));
    Files.write(set.resolve("dev.jsonl"), rows(100, 2));
    Files.writeString(set.resolve("SOURCE.txt"), "licence: none\n");
  }

  @Test
  void what_is_trained_is_a_package_that_tells_the_classes_apart() throws IOException {
    ScreenSummary summary = new ScreenRun(settings("out"), CLOCK, line -> {}).run();

    assertThat(Objects.requireNonNull(summary.categories().get(0).sources().get("made")).auc())
        .hasValue(1);
    assertThat(summary.categories().get(0).obfuscated().auc().orElse(0)).isGreaterThan(0.9);
    try (Classifier classifier = open("out")) {
      assertThat(spam(classifier, "your PR1ZE is waiting today")).isGreaterThan(0.8);
      assertThat(spam(classifier, "the garden is lovely today")).isLessThan(0.2);
    }
    assertThat(Files.readString(folder.resolve("out/screen-en/CARD.md")))
        .contains("# screen-en", "## spam", "| made | none | 400 | 200 |", "Known faults");
  }

  @Test
  void a_calibration_is_fitted_on_dev_unless_it_says_too_little() throws IOException {
    Path dev = folder.resolve("data/made/dev.jsonl");
    new ScreenRun(settings("many"), CLOCK, line -> {}).run();
    Files.write(dev, rows(16, 2));
    new ScreenRun(settings("few"), CLOCK, line -> {}).run();

    assertThat(folder.resolve("many/screen-en/CARD.md"))
        .content()
        .contains("| Calibration | Platt, fitted on the dev rows of the training sources |");
    assertThat(folder.resolve("few/screen-en/CARD.md"))
        .content()
        .contains("; of spam, of which these say too little, on train rows by models that had not");
    assertThat(folder.resolve("few/screen-en/model.yaml"))
        .content()
        .isNotEqualTo(Files.readString(folder.resolve("many/screen-en/model.yaml")));
  }

  @Test
  void the_same_rows_and_seed_give_the_same_bytes() throws IOException {
    new ScreenRun(settings("one"), CLOCK, line -> {}).run();
    new ScreenRun(settings("two"), CLOCK, line -> {}).run();
    for (String file : List.of("screen.ngrams", "model.yaml", "CARD.md", "lineage.jsonl")) {
      assertThat(folder.resolve("one/screen-en").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("two/screen-en").resolve(file));
    }
  }

  @Test
  void the_lineage_tells_what_it_was_made_of_and_what_it_was_written_over() throws IOException {
    new ScreenRun(settings("out"), CLOCK, line -> {}).run();
    Path made = folder.resolve("out/screen-en");
    PackageRef first = PackageRef.of(made);
    Path train = folder.resolve("data/made/train.jsonl");
    Files.write(train, rows(300, 3));
    new ScreenRun(settings("out"), CLOCK, line -> {}).run();

    List<JsonNode> lineage = LineageFile.read(made);
    assertThat(lineage).hasSize(2);
    JsonNode before = lineage.get(0);
    assertThat(before.path("event").asText()).isEqualTo("trained");
    assertThat(before.path("at").asText()).isEqualTo("2026-01-02T03:04:05Z");
    assertThat(before.path("package")).isEqualTo(first.json());
    assertThat(before.has("replaces")).isFalse();
    JsonNode last = lineage.get(1);
    assertThat(last.path("package")).isEqualTo(PackageRef.of(made).json());
    assertThat(last.path("replaces")).isEqualTo(first.json());
    assertThat(last.at("/settings/seed").asInt()).isEqualTo(7);
    assertThat(last.at("/settings/kept/spam").asText()).isNotEmpty();
    JsonNode source = last.path("data").get(0);
    assertThat(source.path("source").asText()).isEqualTo("made");
    assertThat(source.path("licence").asText()).isEqualTo("none");
    assertThat(source.at("/files/train.jsonl").asText()).isEqualTo(Sha256.of(train));
    assertThat(source.at("/fittedOn/spam/positives").asInt()).isEqualTo(150);
    assertThat(Lineage.fittedOn(made)).containsExactly(Sha256.of(train));
  }

  @Test
  void a_teacher_tells_of_rows_that_nobody_labelled() throws IOException {
    write_rows_without_labels();
    new ScreenRun(settings("alone"), CLOCK, line -> {}).run();
    new ScreenRun(settings("taught", taught()), CLOCK, line -> {}).run();

    try (Classifier alone = open("alone");
        Classifier taught = open("taught")) {
      String text = "the casino is open today";
      assertThat(spam(taught, text)).isGreaterThan(0.5).isGreaterThan(spam(alone, text) + 0.2);
      assertThat(spam(taught, "the library is open today")).isLessThan(0.3);
      assertThat(spam(taught, "your prize is waiting today")).isGreaterThan(0.8);
    }
  }

  @Test
  void card_and_lineage_tell_who_taught_it_and_what_it_read() throws IOException {
    write_rows_without_labels();
    new ScreenRun(settings("taught", taught()), CLOCK, line -> {}).run();
    Path made = folder.resolve("taught/screen-en");

    assertThat(Files.readString(made.resolve("CARD.md")))
        .contains("Taught by `casino-spam` (SHA-256 `aa`)", "| other | none | 0 | 0 | 200 |");
    JsonNode event = LineageFile.read(made).get(0);
    assertThat(event.at("/settings/taught/spam/share").asDouble()).isEqualTo(0.5);
    assertThat(event.at("/settings/taught/spam/by/id").asText()).isEqualTo("casino-spam");
    assertThat(event.at("/data/1/fittedOn/spam/unlabelled").asInt()).isEqualTo(200);
    assertThat(Lineage.fittedOn(made))
        .containsExactlyInAnyOrder(
            Sha256.of(folder.resolve("data/made/train.jsonl")),
            Sha256.of(folder.resolve("data/other/train.jsonl")));
  }

  @Test
  void excerpts_tell_which_of_two_words_the_teacher_means() throws IOException {
    write_rows_in_which_two_words_always_meet();
    new ScreenRun(settings("whole", taught()), CLOCK, line -> {}).run();
    Teaching teaching = new Teaching(new Casino(), Map.of("spam", 0.5), Map.of("spam", 2));
    new ScreenRun(settings("excerpts", Optional.of(teaching)), CLOCK, line -> {}).run();

    try (Classifier whole = open("whole");
        Classifier excerpts = open("excerpts")) {
      String innocent = "a roulette of people";
      assertThat(spam(excerpts, innocent)).isLessThan(spam(whole, innocent) - 0.2);
      assertThat(spam(excerpts, "the casino is open today")).isGreaterThan(0.5);
    }
    Path made = folder.resolve("excerpts/screen-en");
    assertThat(Files.readString(made.resolve("CARD.md")))
        .contains("Of each row 2 excerpts at most");
    JsonNode settings = LineageFile.read(made).get(0).path("settings");
    assertThat(settings.path("excerpts").asInt()).isEqualTo(2);
    assertThat(settings.at("/taught/spam/excerpts").asInt()).isEqualTo(2);
    JsonNode event = LineageFile.read(folder.resolve("whole/screen-en")).get(0);
    assertThat(event.path("settings").has("excerpts")).isFalse();
  }

  @Test
  void a_screen_of_triggers_says_no_probabilities() throws IOException {
    new ScreenRun(settings("triggers", taught(), List.of(), false), CLOCK, line -> {}).run();

    Path made = folder.resolve("triggers/screen-en");
    try (Classifier classifier = open("triggers")) {
      CategoryScore prize = score(classifier, "your prize is waiting today");
      assertThat(prize.calibrated()).isFalse();
      assertThat(prize.probability()).isEqualTo(prize.score());
      assertThat(prize.score())
          .isGreaterThan(score(classifier, "the garden is lovely today").score() + 0.5);
    }
    assertThat(Files.readString(made.resolve("CARD.md")))
        .contains("none: a trigger", "### What is passed on", "| made | 0.500 | 1.000 | 0.000 |")
        .doesNotContain("Platt", "Thresholds that dev suggests", "Probabilities are those");
    assertThat(LineageFile.read(made).get(0).at("/settings/calibrated").asText())
        .isEqualTo("false");
  }

  @Test
  void what_is_not_trained_cannot_be_taught_nor_by_more_than_all() {
    assertThatThrownBy(
            () -> settings("x", Optional.of(new Teaching(new Casino(), Map.of("hate", 0.5)))))
        .hasMessage("taught: hate (expected: of the categories that are trained: spam)");
    assertThatThrownBy(() -> new Teaching(new Casino(), Map.of("spam", 1.5)))
        .hasMessage("spam: share of the teacher: 1.5 (expected: above 0, at most 1)");
    assertThatThrownBy(() -> new Teaching(new Casino(), Map.of("spam", 0.5), Map.of("spam", 9)))
        .hasMessage("excerpts: 9 (expected: 0 to 8)");
    assertThatThrownBy(() -> new Teaching(new Casino(), Map.of("spam", 0.5), Map.of("hate", 1)))
        .hasMessage("excerpts: hate (expected: of the categories that are taught: spam)");
  }

  @Test
  void a_network_is_kept_where_it_tells_what_no_sum_of_words_can() throws IOException {
    write_rows_that_are_spam_where_two_words_agree();
    ScreenSettings both = settings("both", Optional.empty(), List.of("spam"));
    ScreenSummary alone = new ScreenRun(settings("alone"), CLOCK, line -> {}).run();
    ScreenSummary summary = new ScreenRun(both, CLOCK, line -> {}).run();

    assertThat(area(alone)).isLessThan(0.6);
    assertThat(area(summary)).isGreaterThan(0.95);
    assertThat(summary.categories().get(0).settings()).contains("by halves with a network");
    try (Classifier classifier = open("both")) {
      assertThat(spam(classifier, "mud really kilt"))
          .isGreaterThan(spam(classifier, "mud really sock") + 0.5);
    }
    assertThat(Files.readString(folder.resolve("both/screen-en/CARD.md")))
        .contains("and small networks where it says so below");
    assertThat(
            LineageFile.read(folder.resolve("both/screen-en"))
                .get(0)
                .at("/settings/networks/0")
                .asText())
        .isEqualTo("spam");
  }

  @Test
  void a_network_that_does_no_better_is_left_out() {
    ScreenSummary summary =
        new ScreenRun(settings("out", Optional.empty(), List.of("spam")), CLOCK, line -> {}).run();
    assertThat(summary.categories().get(0).settings()).doesNotContain("network");
  }

  @Test
  void a_network_of_what_is_not_trained_is_refused() {
    assertThatThrownBy(() -> settings("x", Optional.empty(), List.of("hate")))
        .hasMessage("networks: hate (expected: of the categories that are trained: spam)");
  }

  private static double area(ScreenSummary summary) {
    return Objects.requireNonNull(summary.categories().get(0).sources().get("made"))
        .auc()
        .orElseThrow();
  }

  /** Mud with kilts, fog with socks; no n-gram sees two of them, and none is of two of them. */
  private void write_rows_that_are_spam_where_two_words_agree() throws IOException {
    Random random = new Random(5);
    for (String file : List.of("train", "dev")) {
      List<String> rows = new ArrayList<>();
      for (int i = 0; i < 2000; i++) {
        boolean mud = random.nextBoolean();
        boolean kilt = random.nextBoolean();
        rows.add(
            "{\"id\":\"%s%d\",\"text\":\"%s %s %s %s\",\"lang\":\"en\",\"labels\":{\"spam\":%d}}"
                .formatted(
                    file,
                    i,
                    FILLERS[random.nextInt(FILLERS.length)] + i,
                    mud ? "mud" : "fog",
                    FILLERS[random.nextInt(FILLERS.length)],
                    kilt ? "kilt" : "sock",
                    mud == kilt ? 1 : 0));
      }
      Files.write(folder.resolve("data/made").resolve(file + ".jsonl"), rows);
    }
  }

  /** Knows of the casino what the labels do not. */
  private static final class Casino implements Teacher {
    @Override
    public List<PackageRef> answersFor(String category) {
      return List.of(new PackageRef(category.equals("spam") ? "casino-spam" : "nobody", "1", "aa"));
    }

    @Override
    public List<Map<String, Double>> ask(List<String> texts, Consumer<String> progress) {
      return texts.stream()
          .map(text -> Map.of("spam", text.matches(".*(prize|casino).*") ? 0.95 : 0.05))
          .toList();
    }
  }

  private static Optional<Teaching> taught() {
    return Optional.of(new Teaching(new Casino(), Map.of("spam", 0.5)));
  }

  private void write_rows_without_labels() throws IOException {
    Path set = Files.createDirectories(folder.resolve("data/other"));
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      rows.add(
          "{\"id\":\"%d\",\"text\":\"%s %s is open\",\"lang\":\"en\",\"labels\":{}}"
              .formatted(i, FILLERS[i % FILLERS.length], i % 4 < 2 ? "the casino" : "the library"));
    }
    Files.write(set.resolve("train.jsonl"), rows);
    Files.writeString(set.resolve("SOURCE.txt"), "licence: none\n");
  }

  private void write_rows_in_which_two_words_always_meet() throws IOException {
    Path set = Files.createDirectories(folder.resolve("data/other"));
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String filler = FILLERS[i % FILLERS.length];
      rows.add(
          "{\"id\":\"%d\",\"text\":\"%s %s %s %s is open\",\"lang\":\"en\",\"labels\":{}}"
              .formatted(
                  i,
                  filler,
                  i % 2 == 0 ? "the casino" : "the library",
                  FILLERS[i / 2 % FILLERS.length],
                  i % 2 == 0 ? "with roulette" : "with books"));
    }
    Files.write(set.resolve("train.jsonl"), rows);
    Files.writeString(set.resolve("SOURCE.txt"), "licence: none\n");
  }

  private Classifier open(String out) {
    return ModelHost.acquire(
        ClassifierSpec.of(folder.resolve(out), "none")
            .withBeside(List.of("screen-en"))
            .withDevice(Device.CPU));
  }

  private ScreenSettings settings(String out) {
    return settings(out, Optional.empty());
  }

  private ScreenSettings settings(String out, Optional<Teaching> teaching) {
    return settings(out, teaching, List.of());
  }

  private ScreenSettings settings(String out, Optional<Teaching> teaching, List<String> networks) {
    return settings(out, teaching, networks, true);
  }

  private ScreenSettings settings(
      String out, Optional<Teaching> teaching, List<String> networks, boolean calibrated) {
    return new ScreenSettings(
        "screen-en",
        folder.resolve("data"),
        folder.resolve(out),
        new RowSelection(List.of("spam"), "en", 1000, teaching.isPresent(), 7),
        new NgramShape(14, 2, 2, 4),
        teaching,
        networks,
        List.of(),
        calibrated);
  }

  private static double spam(Classifier classifier, String text) {
    return score(classifier, text).probability();
  }

  private static CategoryScore score(Classifier classifier, String text) {
    Classification made = classifier.classify(text).join();
    return made.scores().values().iterator().next();
  }

  private static List<String> rows(int count, long seed) {
    Random random = new Random(seed);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean spam = i % 2 == 0;
      StringBuilder text = new StringBuilder();
      for (int word = 0; word < 6; word++) {
        text.append(FILLERS[random.nextInt(FILLERS.length)]).append(' ');
      }
      text.append(spam ? "your prize is waiting" : "the garden is lovely");
      rows.add(
          "{\"id\":\"%d-%d\",\"text\":\"%s\",\"lang\":\"en\",\"labels\":{\"spam\":%d}}"
              .formatted(seed, i, text, spam ? 1 : 0));
    }
    return rows;
  }
}

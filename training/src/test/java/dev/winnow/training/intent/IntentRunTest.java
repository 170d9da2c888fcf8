package dev.winnow.training.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ClassifierSpec;
import dev.winnow.runtime.classify.ModelHost;
import dev.winnow.runtime.label.LabelModel;
import dev.winnow.runtime.ngram.NgramShape;
import dev.winnow.runtime.repository.LineageFile;
import dev.winnow.runtime.repository.ModelRepository;
import dev.winnow.runtime.repository.Sha256;
import dev.winnow.runtime.session.Device;
import dev.winnow.training.data.DataException;
import dev.winnow.training.lineage.PackageRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains on made rows, in which one phrase tells the class. */
@SuppressWarnings("NullAway.Init") // by JUnit
class IntentRunTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
  private static final String[] FILLERS = {
    "today", "really", "again", "morning", "people", "never", "always", "maybe", "later", "street"
  };
  private static final String[][] CLASSES = {
    {"Refund?", "give the money back"},
    {"card_lost", "the card is lost"},
    {"opening hours", "when does it open"},
    {"oos", "the garden is lovely"},
  };

  @TempDir private Path folder;

  @BeforeEach
  void write_a_set() throws IOException {
    write("shop", "train.jsonl", rows(200, 1));
    write("shop", "dev.jsonl", rows(80, 2));
    Files.writeString(folder.resolve("data/shop/SOURCE.txt"), "licence: none\n");
  }

  @Test
  void what_is_trained_is_a_package_that_tells_the_classes_apart() throws IOException {
    IntentSummary summary = run("out");

    assertThat(summary.figures().right()).isEqualTo(new Share(80, 80));
    assertThat(summary.figures().outOfScope().orElseThrow().recall()).isEqualTo(new Share(20, 20));
    assertThat(summary.manifest().output().labels()).hasSize(4);
    try (Classifier classifier = open("out")) {
      Classification found = classifier.classify("please give the money back").join();
      assertThat(found.scores()).containsOnlyKeys("intent_refund");
      assertThat(found.scores().values().iterator().next().probability()).isGreaterThan(0.8);
      assertThat(classifier.classify("when does it open really").join().scores())
          .containsOnlyKeys("intent_opening_hours");
    }
  }

  @Test
  void the_scores_of_all_classes_add_up_to_one() throws IOException {
    run("out");
    try (LabelModel model =
        LabelModel.open(
            new ModelRepository(folder.resolve("out")).labelModel("intents-shop"), Device.CPU)) {
      float[] scores =
          model.newWorker().score(List.of(model.tokenize("the card is lost, maybe")))[0];
      double sum = IntStream.range(0, scores.length).mapToDouble(i -> scores[i]).sum();
      assertThat(scores).hasSize(4);
      assertThat(sum).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void the_same_rows_and_seed_give_the_same_bytes() throws IOException {
    run("one");
    run("two");
    for (String file : List.of("intents.ngrams", "model.yaml", "CARD.md", "lineage.jsonl")) {
      assertThat(folder.resolve("one/intents-shop").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("two/intents-shop").resolve(file));
    }
  }

  @Test
  void card_and_lineage_tell_what_it_was_made_of() throws IOException {
    write("shop", "dev.jsonl", rows(80, 2), row("x", "no train row has it", "new"));
    run("out");
    Path made = folder.resolve("out/intents-shop");

    assertThat(Files.readString(made.resolve("CARD.md")))
        .contains(
            "# intents-shop",
            "**4 classes** (`labels.intent`)",
            "| the likeliest class is right | 80 | 1.000 | 0.954 to 1.000 |",
            "| recall of `oos` | 20 | 1.000 |",
            "Left out, because no train row has their class: 1 dev rows.",
            "| shop | none | 200 | 200 |",
            Sha256.of(folder.resolve("data/shop/train.jsonl")));
    JsonNode event = LineageFile.read(made).get(0);
    assertThat(event.path("event").asText()).isEqualTo("trained");
    assertThat(event.path("package")).isEqualTo(PackageRef.of(made).json());
    assertThat(event.at("/settings/seed").asInt()).isEqualTo(7);
    assertThat(event.at("/settings/label").asText()).isEqualTo("intent");
    assertThat(event.at("/data/0/files/train.jsonl").asText())
        .isEqualTo(Sha256.of(folder.resolve("data/shop/train.jsonl")));
    assertThat(event.at("/data/0/fittedOn/intent/rows").asInt()).isEqualTo(200);
  }

  @Test
  void at_most_so_many_rows_of_a_class_are_fitted_on() {
    IntentRows rows = IntentRows.load(settings("out", Optional.empty(), "intent", 10));
    assertThat(rows.set().train()).hasSize(40);
    assertThat(rows.set().dev()).hasSize(80);
  }

  @Test
  void a_set_must_be_there_and_be_named_where_several_have_the_label() throws IOException {
    assertThatThrownBy(() -> load(Optional.of("bank"), "intent"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("set: bank is not in")
        .hasMessageContaining("(expected: of shop)");
    write("other", "train.jsonl", rows(20, 3));
    assertThatThrownBy(() -> load(Optional.empty(), "intent"))
        .hasMessage("labels.intent: in other, shop (expected: one set, named by --set)");
    assertThat(load(Optional.of("shop"), "intent").classes())
        .containsExactly("Refund?", "card_lost", "oos", "opening hours");
  }

  @Test
  void a_label_that_no_row_has_is_named() {
    String expected =
        "no train row has a name in labels.queue (expected: such as"
            + " \"labels\":{\"queue\":\"refund\"}, in language en)";
    assertThatThrownBy(() -> load(Optional.of("shop"), "queue")).hasMessage("shop: " + expected);
    assertThatThrownBy(() -> load(Optional.empty(), "queue")).hasMessageEndingWith(expected);
  }

  @Test
  void one_class_or_more_than_a_model_holds_are_refused() throws IOException {
    write("shop", "train.jsonl", List.of(row("1", "a", "one"), row("2", "b", "one")));
    assertThatThrownBy(() -> load(Optional.empty(), "intent"))
        .hasMessage("shop: labels.intent: 1 classes (expected: 2 to 1000)");
    write(
        "shop",
        "train.jsonl",
        IntStream.range(0, 1001).mapToObj(i -> row("r" + i, "a text", "class" + i)).toList());
    assertThatThrownBy(() -> load(Optional.empty(), "intent"))
        .hasMessage("shop: labels.intent: 1001 classes (expected: 2 to 1000)");
  }

  @Test
  void rows_to_measure_on_are_required() throws IOException {
    Files.delete(folder.resolve("data/shop/dev.jsonl"));
    assertThatThrownBy(() -> load(Optional.empty(), "intent"))
        .hasMessage("shop: no dev rows (expected: dev.jsonl with labels.intent, to measure on)");
  }

  private IntentSummary run(String out) {
    return new IntentRun(settings(out, Optional.empty(), "intent", 1000), CLOCK, line -> {}).run();
  }

  private IntentRows load(Optional<String> set, String field) {
    return IntentRows.load(settings("out", set, field, 1000));
  }

  private IntentSettings settings(String out, Optional<String> set, String field, int rows) {
    return new IntentSettings(
        folder.resolve("data"),
        set,
        field,
        "oos",
        folder.resolve(out),
        "en",
        rows,
        new NgramShape(12, 2, 3, 4),
        7);
  }

  private Classifier open(String out) {
    return ModelHost.acquire(
        ClassifierSpec.of(folder.resolve(out), "none")
            .withBeside(List.of("intents-shop"))
            .withDevice(Device.CPU));
  }

  private void write(String set, String file, List<String> rows, String... more)
      throws IOException {
    List<String> all = new ArrayList<>(rows);
    all.addAll(List.of(more));
    Files.write(Files.createDirectories(folder.resolve("data").resolve(set)).resolve(file), all);
  }

  private static List<String> rows(int count, long seed) {
    Random random = new Random(seed);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String[] of = CLASSES[i % CLASSES.length];
      StringBuilder text = new StringBuilder();
      for (int word = 0; word < 4; word++) {
        text.append(FILLERS[random.nextInt(FILLERS.length)]).append(' ');
      }
      rows.add(row(seed + "-" + i, text + of[1], of[0]));
    }
    return rows;
  }

  private static String row(String id, String text, String name) {
    return "{\"id\":\"%s\",\"text\":\"%s\",\"lang\":\"en\",\"labels\":{\"intent\":\"%s\"}}"
        .formatted(id, text, name);
  }
}

package dev.winnow.training.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.runtime.ngram.NgramFile;
import dev.winnow.runtime.ngram.NgramShape;
import dev.winnow.runtime.repository.LineageFile;
import dev.winnow.training.rows.RowSelection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Of made rows whose words say nothing: spammers shout, and who is toxic writes like all others.
 */
class ScreenFormTest {
  private static final String[] WORDS = {
    "today", "really", "again", "morning", "people", "never", "always", "maybe", "later", "street"
  };

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void write_a_set() throws IOException {
    Path set = Files.createDirectories(folder.resolve("data/made"));
    Files.write(set.resolve("train.jsonl"), rows(400, 1));
    Files.write(set.resolve("dev.jsonl"), rows(200, 2));
  }

  @Test
  void a_category_is_told_by_the_form_where_that_is_asked_for() throws IOException {
    ScreenSummary without = train("without", List.of());
    ScreenSummary with = train("with", List.of("spam"));

    assertThat(area(without, 0)).isLessThan(0.6);
    assertThat(area(with, 0)).isGreaterThan(0.95);
    Path made = folder.resolve("with/screen-en");
    assertThat(Files.readString(made.resolve("CARD.md"))).containsOnlyOnce("Reads the form");
    assertThat(LineageFile.read(made).get(0).at("/settings/form/0").asText()).isEqualTo("spam");
    assertThat(NgramFile.read(made.resolve("screen.ngrams")).shape().form()).isTrue();
  }

  /** Shouting gives toxicity away here too, and nobody asked for it to be heard. */
  @Test
  void the_other_categories_do_not_hear_it() {
    assertThat(area(train("with", List.of("spam")), 1)).isLessThan(0.6);
  }

  @Test
  void the_form_of_what_is_not_trained_is_refused() {
    assertThatThrownBy(() -> train("x", List.of("hate")))
        .hasMessage("form: hate (expected: of the categories that are trained: spam, toxicity)");
  }

  private ScreenSummary train(String out, List<String> form) {
    ScreenSettings settings =
        new ScreenSettings(
            "screen-en",
            folder.resolve("data"),
            folder.resolve(out),
            new RowSelection(List.of("spam", "toxicity"), "en", 1000, false, 7),
            new NgramShape(14, 2, 2, 4),
            Optional.empty(),
            List.of(),
            form,
            true);
    return new ScreenRun(settings, Clock.systemUTC(), line -> {}).run();
  }

  private static double area(ScreenSummary summary, int category) {
    return Objects.requireNonNull(summary.categories().get(category).sources().get("made"))
        .auc()
        .orElseThrow();
  }

  private static List<String> rows(int count, long seed) {
    Random random = new Random(seed);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> words = new ArrayList<>();
      for (int word = 0; word < 6; word++) {
        words.add(WORDS[random.nextInt(WORDS.length)]);
      }
      int shouts = random.nextInt(2);
      rows.add(
          "{\"id\":\"%d-%d\",\"text\":\"%s%s\",\"lang\":\"en\",\"labels\":{\"spam\":%d,\"toxicity\":%d}}"
              .formatted(
                  seed, i, String.join(" ", words), shouts == 1 ? "!" : ".", shouts, shouts));
    }
    return rows;
  }
}

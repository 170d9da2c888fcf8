package dev.winnow.training.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.training.data.LabelledRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * False alarms on words that people use of themselves: of the harmless rows that hold such a word,
 * how many are flagged. A model that has met a word mostly in abuse takes the word for the abuse.
 * Not thread-safe.
 */
public final class IdentityWords {
  private static final String RESOURCE = "identity-words.txt";
  private static final Pattern NO_LETTERS = Pattern.compile("\\P{L}+");

  private final Set<String> words = load();
  private final Map<String, Map<String, Alarms>> byCategory = new TreeMap<>();

  void add(LabelledRow row, Map<String, Prediction> predictions) {
    Set<String> held = heldBy(row.text());
    predictions.forEach(
        (category, prediction) -> {
          if (row.isLabelled(category) && !row.is(category)) {
            held.forEach(word -> count(category, word, prediction.flagged()));
          }
        });
  }

  /** Whether a text holds such a word. */
  public boolean isIn(String text) {
    return !heldBy(text).isEmpty();
  }

  private Set<String> heldBy(String text) {
    Set<String> held = new HashSet<>(List.of(NO_LETTERS.split(text.toLowerCase(Locale.ROOT))));
    held.retainAll(words);
    return held;
  }

  /** {@code <category>.<word>} with the harmless rows and how many of them were flagged. */
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    byCategory.forEach(
        (category, counted) -> {
          ObjectNode byWord = json.putObject(category);
          counted.forEach(
              (word, alarms) ->
                  byWord
                      .putObject(word)
                      .put("harmless", alarms.harmless())
                      .put("flagged", alarms.flagged())
                      .put("falsePositiveRate", (double) alarms.flagged() / alarms.harmless()));
        });
    return json;
  }

  private void count(String category, String word, boolean flagged) {
    byCategory
        .computeIfAbsent(category, c -> new TreeMap<>())
        .merge(word, new Alarms(1, flagged ? 1 : 0), Alarms::plus);
  }

  private record Alarms(int harmless, int flagged) {
    Alarms plus(Alarms other) {
      return new Alarms(harmless + other.harmless, flagged + other.flagged);
    }
  }

  private static Set<String> load() {
    try (InputStream in = IdentityWords.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + ": not on the class path");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Set.copyOf(Arrays.asList(text.strip().split("\\s+", -1)));
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
  }
}

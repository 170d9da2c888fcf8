package dev.winnow.pipeline.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A mapping in a YAML document that knows its place there, so that a mistake can name it. */
record YamlMap(String place, JsonNode node) {
  static YamlMap of(String place, @Nullable JsonNode node) {
    if (node == null || !node.isObject()) {
      throw new PolicyException(
          (place.isEmpty() ? "document" : place) + ": " + kind(node) + " (expected: a mapping)");
    }
    return new YamlMap(place, node);
  }

  List<String> keys() {
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** Fails at the first key that is none of these. */
  YamlMap only(List<String> known, String... more) {
    List<String> expected = Stream.concat(Stream.of(more), known.stream()).toList();
    for (String key : keys()) {
      if (!expected.contains(key)) {
        throw new PolicyException(
            in(key) + ": unknown key (expected: " + String.join(", ", expected) + ")");
      }
    }
    return this;
  }

  boolean has(String key) {
    return node.has(key);
  }

  YamlMap map(String key) {
    return of(in(key), node.get(key));
  }

  /** The mappings of a list. */
  List<YamlMap> maps(String key, int most) {
    JsonNode list = list(key, 0, most);
    return IntStream.range(0, list.size())
        .mapToObj(i -> of(in(key) + "[" + i + "]", list.get(i)))
        .toList();
  }

  /** The words of a list that is not empty. */
  List<String> words(String key, int most) {
    List<String> words = new ArrayList<>();
    for (JsonNode word : list(key, 1, most)) {
      if (!word.isTextual()) {
        throw new PolicyException(
            in(key) + "[" + words.size() + "]: " + kind(word) + " (expected: a word, in quotes)");
      }
      words.add(word.textValue());
    }
    return words;
  }

  private JsonNode list(String key, int least, int most) {
    JsonNode list = node.get(key);
    if (list == null || !list.isArray()) {
      throw new PolicyException(in(key) + ": " + kind(list) + " (expected: a list)");
    }
    requireSize(in(key), list.size(), least, most);
    return list;
  }

  /** Fails where there are fewer keys or more. */
  YamlMap keys(int least, int most) {
    requireSize(place, node.size(), least, most);
    return this;
  }

  private static void requireSize(String place, int size, int least, int most) {
    if (size < least || size > most) {
      throw new PolicyException(
          "%s: %d entries (expected: %d to %d)".formatted(place, size, least, most));
    }
  }

  /** Makes a value of what stands here; where it is refused, the message names the place. */
  <T> T valid(Supplier<T> read) {
    return valid(place, "", read);
  }

  /** A word that draws on a vocabulary, which may name the key too: it is told once. */
  <T> T term(String key, Function<String, T> vocabulary) {
    return valid(in(key), key + ": ", () -> vocabulary.apply(text(key)));
  }

  private static <T> T valid(String place, String known, Supplier<T> read) {
    try {
      return read.get();
    } catch (IllegalArgumentException | PolicyException e) {
      String message = Objects.requireNonNullElse(e.getMessage(), "invalid");
      String rest = message.startsWith(known) ? message.substring(known.length()) : message;
      throw new PolicyException(message.startsWith(place) ? message : place + ": " + rest, e);
    }
  }

  String text(String key) {
    JsonNode value = node.get(key);
    if (value == null || !value.isTextual()) {
      throw new PolicyException(in(key) + ": " + kind(value) + " (expected: a word)");
    }
    return value.textValue();
  }

  double number(String key) {
    JsonNode value = node.get(key);
    if (value == null || !value.isNumber()) {
      throw new PolicyException(in(key) + ": " + kind(value) + " (expected: a number)");
    }
    return value.doubleValue();
  }

  long integer(String key) {
    JsonNode value = node.get(key);
    if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new PolicyException(in(key) + ": " + kind(value) + " (expected: a whole number)");
    }
    return value.longValue();
  }

  private String in(String key) {
    return place.isEmpty() ? key : place + "." + key;
  }

  private static String kind(@Nullable JsonNode value) {
    return value == null || value.isMissingNode()
        ? "absent"
        : value.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}

package dev.winnow.pipeline.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

  /** The last part of the place. */
  String name() {
    return place.substring(place.lastIndexOf('.') + 1);
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

  private String in(String key) {
    return place.isEmpty() ? key : place + "." + key;
  }

  private static String kind(@Nullable JsonNode value) {
    return value == null || value.isMissingNode()
        ? "absent"
        : value.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}

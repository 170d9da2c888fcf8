package dev.winnow.connectors.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of one JSON object. An absent field and a null one are the same. */
final class JsonFields {
  private static final ObjectReader OBJECTS =
      new ObjectMapper()
          .readerFor(JsonNode.class)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final JsonNode object;

  private JsonFields(JsonNode object) {
    this.object = object;
  }

  static JsonFields parse(String line) {
    try {
      return of(OBJECTS.readTree(line));
    } catch (JsonProcessingException e) {
      // Jackson's own message quotes the line.
      JsonLocation place = e.getLocation();
      throw new JsonLineException(
          "not JSON" + (place == null ? "" : " (at column " + place.getColumnNr() + ")"));
    }
  }

  static JsonFields of(JsonNode node) {
    if (!node.isObject()) {
      throw new JsonLineException("not a JSON object");
    }
    return new JsonFields(node);
  }

  @Nullable String text(String field) {
    JsonNode value = value(field);
    if (value == null) {
      return null;
    }
    if (value.isTextual() || value.isIntegralNumber()) {
      return value.asText();
    }
    throw wrong(field, "text");
  }

  String text(String field, String otherwise) {
    String text = text(field);
    return text == null ? otherwise : text;
  }

  String requiredText(String field) {
    String text = text(field);
    if (text == null) {
      throw new JsonLineException("\"" + field + "\" is missing");
    }
    return text;
  }

  long integer(String field, long otherwise) {
    JsonNode value = value(field);
    if (value == null) {
      return otherwise;
    }
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return value.longValue();
    }
    throw wrong(field, "an integer");
  }

  boolean flag(String field, boolean otherwise) {
    JsonNode value = value(field);
    if (value == null) {
      return otherwise;
    }
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    throw wrong(field, "true or false");
  }

  @Nullable Instant instant(String field) {
    String text = text(field);
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw wrong(field, "a time such as 2026-01-31T12:00:00Z");
    }
  }

  /** A word of the vocabulary, as it stands in records. */
  String term(String field, String otherwise, Function<String, ?> vocabulary) {
    String term = text(field, otherwise);
    try {
      Object unused = vocabulary.apply(term);
    } catch (IllegalArgumentException e) {
      throw new JsonLineException("\"" + field + "\" is no known word (see the schema)");
    }
    return term;
  }

  /** The objects of a list; empty where the field is absent. */
  <T> List<T> list(String field, Function<JsonFields, T> element) {
    JsonNode value = value(field);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray()) {
      throw wrong(field, "a list");
    }
    List<T> list = new ArrayList<>();
    value.forEach(node -> list.add(element.apply(of(node))));
    return list;
  }

  /** A map of texts; numbers and truth values become text. Empty where the field is absent. */
  Map<String, String> texts(String field) {
    return map(
        field, "an object of plain values", node -> node.isValueNode() ? node.asText() : null);
  }

  /** A map of truth values, where 0 and 1 stand for them too. Empty where the field is absent. */
  Map<String, Boolean> flags(String field) {
    return map(field, "an object of true and false", JsonFields::asFlag);
  }

  private <T> Map<String, T> map(
      String field, String expected, Function<JsonNode, @Nullable T> convert) {
    JsonNode value = value(field);
    Map<String, T> map = new LinkedHashMap<>();
    if (value == null) {
      return map;
    }
    if (!value.isObject()) {
      throw wrong(field, expected);
    }
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      T converted = convert.apply(entry.getValue());
      if (converted == null) {
        throw wrong(field, expected);
      }
      map.put(entry.getKey(), converted);
    }
    return map;
  }

  private static @Nullable Boolean asFlag(JsonNode node) {
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (node.isInt() && (node.intValue() == 0 || node.intValue() == 1)) {
      return node.intValue() == 1;
    }
    return null;
  }

  private @Nullable JsonNode value(String field) {
    JsonNode value = object.get(field);
    return value == null || value.isNull() ? null : value;
  }

  private static JsonLineException wrong(String field, String expected) {
    return new JsonLineException("\"" + field + "\" (expected: " + expected + ")");
  }
}

package dev.winnow.training.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The JSON of a labelled row: {@code {"id","text","labels":{category: 0|1, field: "class"},"lang"?,
 * "source"?,"orig"?,"spans"?: [[start, end]…]}}. Other fields are ignored, and so are labels that
 * are neither numbers nor strings, and spans that are anything but two whole numbers: those of a
 * type are not about the labels. A string is a class among others that exclude it (an intent, a
 * language), and no label of a category.
 */
public final class LabelledRowFormat {
  private static final ObjectMapper JSON = new ObjectMapper();

  private LabelledRowFormat() {}

  /**
   * Reads JSON Lines row by row; only one line is held at a time. Blank lines are passed over.
   *
   * @param name of what is read, for messages
   * @param defaultSource the source of a row that names none
   */
  public static void forEach(
      InputStream utf8, String name, String defaultSource, Consumer<LabelledRow> consumer)
      throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(utf8, StandardCharsets.UTF_8));
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (!line.isBlank()) {
        consumer.accept(parse(line, name + ":" + number, defaultSource));
      }
    }
  }

  private static LabelledRow parse(String line, String place, String defaultSource) {
    JsonNode json = tree(line, place);
    String text = required(json, "text", place);
    return new LabelledRow(
        required(json, "id", place),
        text,
        json.path("lang").asText("und"),
        json.path("source").asText(defaultSource),
        labels(json.path("labels"), place),
        original(json.path("orig")),
        classes(json.path("labels")),
        marked(json.path("spans")),
        text);
  }

  private static JsonNode tree(String line, String place) {
    try {
      JsonNode json = JSON.readTree(line);
      if (!json.isObject()) {
        throw new DataException(place + ": " + json.getNodeType() + " (expected: a JSON object)");
      }
      return json;
    } catch (JsonProcessingException e) {
      // Jackson's message quotes the line.
      throw new DataException(place + ": not JSON (expected: a JSON object)");
    }
  }

  private static String required(JsonNode json, String field, String place) {
    JsonNode value = json.path(field);
    if (!value.isTextual() && !value.isNumber()) {
      throw new DataException(place + ": " + field + ": missing (expected: a string)");
    }
    return value.asText();
  }

  private static Map<String, Boolean> labels(JsonNode labels, String place) {
    Map<String, Boolean> byCategory = new HashMap<>();
    labels
        .fields()
        .forEachRemaining(
            label -> {
              JsonNode value = label.getValue();
              if (value.isBoolean()) {
                byCategory.put(label.getKey(), value.asBoolean());
              } else if (value.isNumber()) {
                byCategory.put(label.getKey(), binary(value, label.getKey(), place));
              }
            });
    return byCategory;
  }

  private static boolean binary(JsonNode value, String category, String place) {
    double number = value.asDouble();
    if (number != 0 && number != 1) {
      throw new DataException(
          place + ": labels." + category + ": " + value + " (expected: 0 or 1, or absent)");
    }
    return number == 1;
  }

  private static Map<String, String> classes(JsonNode labels) {
    Map<String, String> byField = new HashMap<>();
    labels
        .fields()
        .forEachRemaining(
            label -> {
              if (label.getValue().isTextual() && !label.getValue().asText().isBlank()) {
                byField.put(label.getKey(), label.getValue().asText());
              }
            });
    return byField;
  }

  private static List<MarkedSpan> marked(JsonNode spans) {
    List<MarkedSpan> marked = new ArrayList<>();
    for (JsonNode span : spans) {
      if (span.isArray() && span.size() == 2 && span.path(0).isInt() && span.path(1).isInt()) {
        marked.add(new MarkedSpan(span.path(0).asInt(), span.path(1).asInt()));
      }
    }
    return marked;
  }

  private static Map<String, String> original(JsonNode original) {
    Map<String, String> byName = new HashMap<>();
    original
        .fields()
        .forEachRemaining(
            field -> {
              if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                byName.put(field.getKey(), field.getValue().asText());
              }
            });
    return byName;
  }
}

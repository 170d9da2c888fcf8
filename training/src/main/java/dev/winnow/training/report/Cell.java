package dev.winnow.training.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** A figure as it stands in a table. */
final class Cell {
  private Cell() {}

  /** Three decimals, with its interval where it has one; a dash where it is not defined. */
  static String figure(JsonNode category, String name) {
    JsonNode value = category.path(name);
    if (!value.isNumber()) {
      return "–";
    }
    JsonNode interval = category.path("intervals").path(name);
    return interval.isArray()
        ? "%s [%s, %s]"
            .formatted(
                number(value.asDouble()),
                number(interval.get(0).asDouble()),
                number(interval.get(1).asDouble()))
        : number(value.asDouble());
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** Name and share of each field, such as {@code specialists 90.0 %}. */
  static String shares(JsonNode shares) {
    StringBuilder words = new StringBuilder();
    shares
        .properties()
        .forEach(
            share ->
                words
                    .append(words.isEmpty() ? "" : ", ")
                    .append(share.getKey())
                    .append(' ')
                    .append(percent(share.getValue().asDouble())));
    return words.toString();
  }
}

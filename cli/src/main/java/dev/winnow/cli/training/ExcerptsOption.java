package dev.winnow.cli.training;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** {@code --excerpts}: a number for all categories that are taught, or one each for some. */
final class ExcerptsOption {
  private ExcerptsOption() {}

  /**
   * By category.
   *
   * @throws IllegalArgumentException if it is neither
   */
  static Map<String, Integer> of(String value, Collection<String> taught) {
    Map<String, Integer> excerpts = new HashMap<>();
    if (!value.contains("=")) {
      int all = number(value, value);
      taught.forEach(category -> excerpts.put(category, all));
      return excerpts;
    }
    for (String each : value.split(",", -1)) {
      int equals = each.indexOf('=');
      if (equals <= 0) {
        throw unread(value);
      }
      excerpts.put(each.substring(0, equals), number(each.substring(equals + 1), value));
    }
    return excerpts;
  }

  private static int number(String digits, String value) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw unread(value);
    }
  }

  private static IllegalArgumentException unread(String value) {
    return new IllegalArgumentException(
        "--excerpts: '%s' (expected: a number, or NAME=N,...)".formatted(value));
  }
}

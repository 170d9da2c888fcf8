package dev.winnow.runtime.repository;

import java.util.regex.Pattern;

/** The rules that values of a manifest must keep. */
enum Checks {
  /** Names a folder, so nothing that leaves one. */
  ID("[a-z0-9][a-z0-9._-]{0,99}"),
  CATEGORY("[a-z][a-z0-9_]{0,63}"),
  /** Names a file in the package's own folder. */
  FILE("[A-Za-z0-9][A-Za-z0-9._-]{0,99}"),
  SHA256("[0-9a-f]{64}"),
  VERSION("[A-Za-z0-9][A-Za-z0-9._+-]{0,63}");

  private final Pattern pattern;

  Checks(String pattern) {
    this.pattern = Pattern.compile(pattern);
  }

  void check(String key, String value) {
    if (!pattern.matcher(value).matches()) {
      throw new IllegalArgumentException(
          key + ": " + value + " (expected: " + pattern.pattern() + ")");
    }
  }

  static void positive(String key, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(key + ": " + value + " (expected: > 0)");
    }
  }
}

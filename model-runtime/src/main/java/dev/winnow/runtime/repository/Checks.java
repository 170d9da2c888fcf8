package dev.winnow.runtime.repository;

import java.util.Map;
import java.util.regex.Pattern;

/** The rules that values of a manifest must keep. */
enum Checks {
  /** Names a folder, so nothing that leaves one. */
  ID("[a-z0-9][a-z0-9._-]{0,99}"),
  CATEGORY("[a-z][a-z0-9_]{0,63}"),
  /** Names a file in the package's own folder. */
  FILE("[A-Za-z0-9][A-Za-z0-9._-]{0,99}"),
  SHA256("[0-9a-f]{64}"),
  /** Path of a module in PyTorch. */
  LAYER("[A-Za-z0-9_]+(\\.[A-Za-z0-9_]+){0,31}"),
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

  /** A longer input would cost gigabytes of memory in one run: attention grows with its square. */
  private static final int MAX_TOKENS = 8192;

  private static final int MAX_CHARACTERS = 1 << 20;
  private static final int MAX_FILES = 32;

  static void tokens(String key, int value) {
    within(key, value, 3, MAX_TOKENS);
  }

  static void characters(String key, int value) {
    within(key, value, 1, MAX_CHARACTERS);
  }

  private static void within(String key, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s: %d (expected: %d to %d)".formatted(key, value, least, most));
    }
  }

  /** A package's hashes by file name: those of the named files must be there. */
  static Map<String, String> hashes(Map<String, String> sha256, String... files) {
    for (String file : files) {
      FILE.check("file", file);
      SHA256.check("sha256 of " + file, sha256.getOrDefault(file, "none"));
    }
    if (sha256.size() > MAX_FILES) {
      throw new IllegalArgumentException(
          "sha256: %d files (expected: at most %d)".formatted(sha256.size(), MAX_FILES));
    }
    sha256.forEach(
        (file, hash) -> {
          FILE.check("file", file);
          SHA256.check("sha256 of " + file, hash);
        });
    return Map.copyOf(sha256);
  }

  static void positive(String key, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(key + ": " + value + " (expected: > 0)");
    }
  }
}

package dev.winnow.runtime.ngram;

/** Refuses numbers of a model that are none. */
final class Finite {
  private Finite() {}

  static void require(String key, float... values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(key + ": " + value + " (expected: a finite number)");
      }
    }
  }
}

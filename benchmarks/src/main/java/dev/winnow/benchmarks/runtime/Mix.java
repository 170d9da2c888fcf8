package dev.winnow.benchmarks.runtime;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Texts whose lengths lie as the name says.
 *
 * @param name for tables and JSON
 * @param texts in a mixed order
 */
record Mix(String name, List<String> texts) {
  Mix {
    texts = List.copyOf(texts);
    if (texts.isEmpty()) {
      throw new IllegalArgumentException("texts of " + name + ": none (expected: at least one)");
    }
  }

  /** So many texts from the front, over and over where there are fewer. */
  Mix take(int count) {
    return new Mix(
        name, IntStream.range(0, count).mapToObj(i -> texts.get(i % texts.size())).toList());
  }
}

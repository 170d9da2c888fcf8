package dev.winnow.benchmarks.mix;

import java.util.List;
import java.util.Set;

/**
 * What one way to judge made of the rows of a mix.
 *
 * @param judged in the order of the rows
 */
public record JudgedMix(Mix mix, List<Judged> judged) {
  public JudgedMix {
    judged = List.copyOf(judged);
    if (judged.size() != mix.rows().size()) {
      throw new IllegalArgumentException(
          "judged: %d (expected: one a row, %d)".formatted(judged.size(), mix.rows().size()));
    }
  }

  Quality quality(Set<String> categories) {
    return Quality.of(mix.rows(), judged, mix.weights(), categories);
  }
}

package dev.winnow.benchmarks.micro;

import dev.winnow.benchmarks.turn.Counts;
import java.nio.file.Path;
import java.util.List;

/**
 * What is measured, and for how long.
 *
 * @param models folder of model packages
 * @param encoder id of the encoder's package
 * @param only which of {@link MicroBenchmarks#ALL}; empty for all
 * @param iterations measured ones of a second, after three to warm up
 */
public record MicroSettings(Path models, String encoder, List<String> only, int iterations) {
  public MicroSettings {
    only = List.copyOf(only);
    Counts.requirePositive("iterations", iterations);
    for (String name : only) {
      if (!MicroBenchmarks.ALL.contains(name)) {
        throw new IllegalArgumentException(
            "only: %s (expected: of %s)".formatted(name, MicroBenchmarks.ALL));
      }
    }
  }
}

package dev.winnow.benchmarks.adapters;

import java.nio.file.Path;

/**
 * What is measured, and for how long.
 *
 * @param encoder folder with the model.onnx and tokenizer.json of an encoder in float32
 * @param adapters how many there are
 * @param rank of each
 * @param rounds counted ones, after a warm-up
 */
public record AdaptersSettings(Path encoder, int adapters, int rank, int rounds) {
  public AdaptersSettings {
    requirePositive("adapters", adapters);
    requirePositive("rank", rank);
    requirePositive("rounds", rounds);
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
    }
  }
}

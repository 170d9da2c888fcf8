package dev.winnow.benchmarks.adapters;

import dev.winnow.benchmarks.turn.Counts;
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
    Counts.requirePositive("adapters", adapters);
    Counts.requirePositive("rank", rank);
    Counts.requirePositive("rounds", rounds);
  }
}

package dev.winnow.benchmarks.runtime;

import dev.winnow.benchmarks.turn.Counts;
import java.nio.file.Path;

/**
 * What is measured, and for how long.
 *
 * @param models folder of model packages
 * @param encoder id of the encoder's package
 * @param rounds counted ones, after a warm-up
 * @param seconds how long one text at a time takes in a round; it decides how many texts there are
 * @param soakItems short texts to classify one after the other at the end, 0 for none
 */
public record RuntimeSettings(Path models, String encoder, int rounds, int seconds, int soakItems) {
  public RuntimeSettings {
    Counts.requirePositive("rounds", rounds);
    Counts.requirePositive("seconds", seconds);
    if (soakItems < 0) {
      throw new IllegalArgumentException("soakItems: " + soakItems + " (expected: >= 0)");
    }
  }
}

package dev.winnow.benchmarks.heads;

import java.nio.file.Path;

/**
 * What is measured, and for how long.
 *
 * @param models folder of model packages
 * @param encoder id of the encoder's package
 * @param wanted how many heads each text wants, chosen anew for each
 * @param rounds counted ones, after a warm-up
 * @param texts how many texts a turn has
 */
public record HeadsSettings(Path models, String encoder, int wanted, int rounds, int texts) {
  public HeadsSettings {
    requirePositive("wanted", wanted);
    requirePositive("rounds", rounds);
    requirePositive("texts", texts);
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
    }
  }
}

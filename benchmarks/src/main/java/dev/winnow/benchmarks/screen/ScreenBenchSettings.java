package dev.winnow.benchmarks.screen;

import dev.winnow.benchmarks.mix.DoubtPolicies;
import dev.winnow.benchmarks.mix.Halving;
import dev.winnow.benchmarks.turn.Counts;
import java.nio.file.Path;
import java.util.List;

/**
 * What is measured, and for how long.
 *
 * @param models folder of model packages
 * @param encoder id of the encoder's package; all its heads are used
 * @param screen ids of the screen's packages
 * @param widths of the screen's band of doubt, a point of the curve each: {@link DoubtPolicies}
 * @param screenShare what the screen's word counts where the encoder is asked after it, from 0 to
 *     below 1
 * @param divisions of the rows over which quality is averaged: {@link Halving}
 * @param violations part of the mix that violates a category, between 0 and 1
 * @param language that the texts are taken to be in: a screen may read that one alone
 * @param rounds counted ones, after a warm-up
 */
public record ScreenBenchSettings(
    Path models,
    String encoder,
    List<String> screen,
    List<Double> widths,
    double screenShare,
    int divisions,
    double violations,
    String language,
    int rounds,
    long seed) {
  public ScreenBenchSettings {
    screen = List.copyOf(screen);
    widths = List.copyOf(widths);
    Counts.requirePositive("widths", widths.size());
    Counts.requirePositive("divisions", divisions);
    Counts.requirePositive("rounds", rounds);
    if (!(screenShare >= 0 && screenShare < 1)) {
      throw new IllegalArgumentException(
          "screen share: " + screenShare + " (expected: 0 <= share < 1)");
    }
  }
}

package dev.winnow.benchmarks.swaps;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What is swapped, how often, and under which load.
 *
 * @param models folder of model packages
 * @param encoder id of the encoder's package
 * @param what is swapped
 * @param swaps how many times the models change
 * @param itemsPerSecond of the load; 0 for {@code load} of what the models can do, as is found
 *     first
 * @param load part of what the models can do, where no rate is given
 * @param pause between two swaps, without what is left out of it: see {@link Timeline}
 */
public record SwapSettings(
    Path models,
    String encoder,
    Swapped what,
    int swaps,
    double itemsPerSecond,
    double load,
    Duration pause) {
  public SwapSettings {
    if (swaps < 1) {
      throw new IllegalArgumentException("swaps: " + swaps + " (expected: > 0)");
    }
    if (!(itemsPerSecond >= 0 && itemsPerSecond <= 1e6)) {
      throw new IllegalArgumentException(
          "itemsPerSecond: " + itemsPerSecond + " (expected: 0 to 1000000)");
    }
    if (!(load > 0 && load < 1)) {
      throw new IllegalArgumentException("load: " + load + " (expected: above 0, below 1)");
    }
    if (pause.isNegative() || pause.isZero()) {
      throw new IllegalArgumentException("pause: " + pause.toMillis() + "ms (expected: > 0ms)");
    }
  }

  /** After so many swaps memory is looked at first: 200 of 1,200. */
  int settledAfter() {
    return Math.max(1, swaps / 6);
  }
}

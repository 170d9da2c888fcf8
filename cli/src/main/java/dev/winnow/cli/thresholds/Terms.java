package dev.winnow.cli.thresholds;

import java.util.OptionalDouble;

/**
 * What a certificate is asked for.
 *
 * @param confidence that all limits hold
 * @param prevalence the share of violations in the stream; empty where the rows have the stream's
 * @param seed of the split and of the mix
 */
record Terms(double confidence, OptionalDouble prevalence, long seed) {
  Terms {
    requireShare("--confidence", confidence);
    prevalence.ifPresent(share -> requireShare("--prevalence", share));
  }

  private static void requireShare(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(
          name + ": " + value + " (expected: more than 0, less than 1)");
    }
  }
}

package dev.winnow.benchmarks.runtime;

import dev.winnow.benchmarks.turn.Counts;
import dev.winnow.runtime.session.Device;
import java.nio.file.Path;
import java.util.List;

/**
 * What is measured, and for how long.
 *
 * @param models folder of model packages
 * @param encoder id of the encoder's package
 * @param device of Winnow and the fixed ways; other libraries choose for themselves
 * @param mixes names of those that are measured; empty for all
 * @param rounds counted ones, after a warm-up
 * @param seconds how long one text at a time takes in a round; it decides how many texts there are
 * @param soakItems short texts to classify one after the other at the end, 0 for none
 */
public record RuntimeSettings(
    Path models,
    String encoder,
    Device device,
    List<String> mixes,
    int rounds,
    int seconds,
    int soakItems) {
  public RuntimeSettings {
    mixes = List.copyOf(mixes);
    for (String mix : mixes) {
      if (!Mixes.NAMES.contains(mix)) {
        throw new IllegalArgumentException("mix: %s (expected: of %s)".formatted(mix, Mixes.NAMES));
      }
    }
    Counts.requirePositive("rounds", rounds);
    Counts.requirePositive("seconds", seconds);
    if (soakItems < 0) {
      throw new IllegalArgumentException("soakItems: " + soakItems + " (expected: >= 0)");
    }
  }

  boolean includes(Mix mix) {
    return mixes.isEmpty() || mixes.contains(mix.name());
  }
}

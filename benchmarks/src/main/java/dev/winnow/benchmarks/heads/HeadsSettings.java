package dev.winnow.benchmarks.heads;

import dev.winnow.benchmarks.turn.Counts;
import java.nio.file.Path;
import java.util.List;

/**
 * What is measured, and for how long.
 *
 * @param models folder of model packages
 * @param encoder id of the encoder's package
 * @param deployed how many heads are in memory, one case each; of the first one there is also a
 *     case in which each text wants all
 * @param wanted how many heads each text wants, chosen anew for each
 * @param rounds counted ones, after a warm-up
 * @param texts how many texts a turn has
 */
public record HeadsSettings(
    Path models, String encoder, List<Integer> deployed, int wanted, int rounds, int texts) {
  public HeadsSettings {
    deployed = List.copyOf(deployed);
    Counts.requirePositive("wanted", wanted);
    Counts.requirePositive("rounds", rounds);
    Counts.requirePositive("texts", texts);
    Counts.requirePositive("deployed", deployed.size());
    for (int heads : deployed) {
      if (heads < wanted) {
        throw new IllegalArgumentException(
            "deployed: %d (expected: at least wanted, %d)".formatted(heads, wanted));
      }
    }
  }
}

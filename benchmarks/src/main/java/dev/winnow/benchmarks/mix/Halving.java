package dev.winnow.benchmarks.mix;

import java.util.ArrayList;
import java.util.List;

/**
 * Two halves of a mix: thresholds come from one, everything is measured on the other.
 *
 * @param chosen where thresholds are found
 * @param measured where nothing was chosen
 */
public record Halving(Mix chosen, Mix measured) {
  /**
   * Divides a mix at random several times, and uses each division both ways, so that no figure
   * hangs on one division and every row is measured on as often as any other (repeated two-fold
   * cross-validation).
   *
   * @param divisions how many, from 1; twice as many halvings come of them
   */
  public static List<Halving> of(Mix mix, int divisions, long seed) {
    List<Halving> halvings = new ArrayList<>();
    for (int i = 0; i < divisions; i++) {
      Mix one = mix.half(0, seed + i);
      Mix other = mix.half(1, seed + i);
      halvings.add(new Halving(one, other));
      halvings.add(new Halving(other, one));
    }
    return halvings;
  }
}

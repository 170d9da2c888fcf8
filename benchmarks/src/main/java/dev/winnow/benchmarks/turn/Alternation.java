package dev.winnow.benchmarks.turn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The order of turns: reference, one, reference, another, reference. Each stands between two of the
 * reference, so that what disturbs the machine hits both. Who comes first changes from round to
 * round.
 */
public final class Alternation<C> {
  private final C reference;
  private final List<C> others;

  public Alternation(C reference, List<C> others) {
    this.reference = reference;
    this.others = List.copyOf(others);
  }

  /** Lets one have its turn, and says what came of it. */
  public interface Measure<C, M, E extends Exception> {
    M turn(C whose) throws E;
  }

  /** The turns of each of the others, one a round. */
  public <M, E extends Exception> Map<C, List<Between<M>>> run(int rounds, Measure<C, M, E> measure)
      throws E {
    Map<C, List<Between<M>>> turns = new LinkedHashMap<>();
    others.forEach(other -> turns.put(other, new ArrayList<>()));
    List<C> order = new ArrayList<>(others);
    for (int round = 0; round < rounds; round++) {
      M before = measure.turn(reference);
      for (C other : order) {
        M own = measure.turn(other);
        M after = measure.turn(reference);
        turns.computeIfAbsent(other, o -> new ArrayList<>()).add(new Between<>(before, own, after));
        before = after;
      }
      Collections.rotate(order, -1);
    }
    return turns;
  }
}

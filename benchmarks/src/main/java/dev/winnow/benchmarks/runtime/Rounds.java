package dev.winnow.benchmarks.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets contenders take turns with Winnow over the same texts: Winnow, one, Winnow, another, Winnow.
 * Each is held against the two turns beside its own, so that what disturbs the machine hits both.
 */
final class Rounds {
  private final Contender winnow;
  private final List<Contender> others;

  Rounds(Contender winnow, List<Contender> others) {
    this.winnow = winnow;
    this.others = List.copyOf(others);
  }

  /** A warm-up over some of the texts, then so many rounds. The turns of each, by its name. */
  Map<String, List<Turn>> run(int rounds, List<String> texts) {
    List<String> some = texts.subList(0, (texts.size() + 3) / 4);
    winnow.run(some);
    others.forEach(other -> other.run(some));
    Map<String, List<Turn>> turns = new LinkedHashMap<>();
    List<Contender> order = new ArrayList<>(others);
    for (int round = 0; round < rounds; round++) {
      double before = seconds(winnow, texts);
      for (Contender other : order) {
        double own = texts.size() / seconds(other, texts);
        double after = seconds(winnow, texts);
        double beside = 2 * texts.size() / (before + after);
        turns.computeIfAbsent(other.name(), name -> new ArrayList<>()).add(new Turn(own, beside));
        before = after;
      }
      Collections.rotate(order, -1);
    }
    return turns;
  }

  private static double seconds(Contender contender, List<String> texts) {
    long start = System.nanoTime();
    contender.run(texts);
    return (System.nanoTime() - start) / 1e9;
  }
}

package dev.winnow.benchmarks.turn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets contenders take turns with a reference over the same texts: reference, one, reference,
 * another, reference. Each is held against the two turns beside its own, so that what disturbs the
 * machine hits both.
 */
public final class Rounds {
  private final ProcessorTime processor = new ProcessorTime();
  private final Contender reference;
  private final List<Contender> others;

  public Rounds(Contender reference, List<Contender> others) {
    this.reference = reference;
    this.others = List.copyOf(others);
  }

  private record Cost(double seconds, double processor) {
    Cost plus(Cost other) {
      return new Cost(seconds + other.seconds, processor + other.processor);
    }
  }

  /** A warm-up over some of the texts, then so many rounds. The turns of each, by its name. */
  public Map<String, List<Turn>> run(int rounds, List<String> texts) {
    List<String> some = texts.subList(0, (texts.size() + 3) / 4);
    reference.run(some);
    others.forEach(other -> other.run(some));
    Map<String, List<Turn>> turns = new LinkedHashMap<>();
    List<Contender> order = new ArrayList<>(others);
    for (int round = 0; round < rounds; round++) {
      Cost before = cost(reference, texts);
      for (Contender other : order) {
        Cost own = cost(other, texts);
        Cost after = cost(reference, texts);
        turns
            .computeIfAbsent(other.name(), name -> new ArrayList<>())
            .add(turn(texts.size(), own, before.plus(after)));
        before = after;
      }
      Collections.rotate(order, -1);
    }
    return turns;
  }

  private static Turn turn(double items, Cost own, Cost besideTwice) {
    return new Turn(
        items / own.seconds(),
        2 * items / besideTwice.seconds(),
        own.processor() / items,
        besideTwice.processor() / items / 2);
  }

  private Cost cost(Contender contender, List<String> texts) {
    double processorBefore = processor.seconds();
    long start = System.nanoTime();
    contender.run(texts);
    return new Cost((System.nanoTime() - start) / 1e9, processor.seconds() - processorBefore);
  }
}

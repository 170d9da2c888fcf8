package dev.winnow.benchmarks.turn;

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
    new Alternation<>(reference, others)
        .run(rounds, whose -> cost(whose, texts))
        .forEach(
            (other, costs) ->
                turns.put(
                    other.name(), costs.stream().map(cost -> turn(texts.size(), cost)).toList()));
    return turns;
  }

  private static Turn turn(double items, Between<Cost> turn) {
    Cost besideTwice = turn.before().plus(turn.after());
    return new Turn(
        items / turn.own().seconds(),
        2 * items / besideTwice.seconds(),
        turn.own().processor() / items,
        besideTwice.processor() / items / 2);
  }

  private Cost cost(Contender contender, List<String> texts) {
    double processorBefore = processor.seconds();
    long start = System.nanoTime();
    contender.run(texts);
    return new Cost((System.nanoTime() - start) / 1e9, processor.seconds() - processorBefore);
  }
}

package dev.winnow.benchmarks.outage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.benchmarks.runtime.Figures;
import dev.winnow.benchmarks.turn.Sample;
import dev.winnow.stack.results.Standing;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * All that was measured.
 *
 * @param latency of the provider's answers
 * @param end how far all items of the run were when it ended
 * @param moderateRestarts how often Flink has started the job anew
 */
public record OutageResult(
    OutageSettings settings,
    Duration latency,
    List<TroubleFigures> troubles,
    Standing end,
    int moderateRestarts,
    int escalateRestarts) {
  public OutageResult {
    troubles = List.copyOf(troubles);
  }

  /** Whether every item that was sent has its final outcome or waits for people. */
  public boolean allAccountedFor() {
    return end.settled() == end.items();
  }

  /** Fields may be added, none renamed or dropped. */
  public ObjectNode json() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("items", settings.items())
            .put("rounds", settings.rounds())
            .put("latencyMillis", latency.toMillis());
    json.putObject("normal")
        .put("itemsPerSecond", Figures.rounded(normal(Outing::perSecond)))
        .put("escalated", normal(Outing::escalated))
        .put("questions", normal(Outing::questions));
    ArrayNode list = json.putArray("troubles");
    troubles.forEach(trouble -> list.add(trouble.json()));
    json.put("worstRatio", Figures.rounded(worst()))
        .put("longestRecoverySeconds", Figures.rounded(longestRecovery()))
        .putObject("restarts")
        .put("moderate", moderateRestarts)
        .put("escalate", escalateRestarts);
    return json.put("sent", end.items())
        .put("accountedFor", end.settled())
        .put("verdicts", end.verdicts())
        .put("reviews", end.reviews())
        .put("deadLetters", end.deadLetters());
  }

  /** The trouble that cost most throughput. */
  double worst() {
    return troubles.stream().mapToDouble(TroubleFigures::ratio).min().orElseThrow();
  }

  double longestRecovery() {
    return troubles.stream().mapToDouble(TroubleFigures::longestRecovery).max().orElseThrow();
  }

  /** The median over all turns in which the provider answered. */
  double normal(ToDoubleFunction<Outing> figure) {
    return new Sample(
            troubles.stream()
                .flatMap(trouble -> trouble.turns().stream())
                .flatMap(turn -> Stream.of(turn.before(), turn.after()))
                .distinct()
                .mapToDouble(figure))
        .median();
  }
}

package dev.winnow.benchmarks.endtoend;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What was measured, a pair of figures a round.
 *
 * @param items in each round
 * @param screened how many the screen decided in the last round
 * @param escalated of them in the last round
 */
public record EndToEndResult(int items, int screened, int escalated, List<Round> rounds) {
  /**
   * The same texts both ways.
   *
   * @param bare items a second of the bare loop
   * @param stream items a second from the first one published to the last outcome read
   */
  public record Round(double bare, double stream) {
    double ratio() {
      return stream / bare;
    }
  }

  public EndToEndResult {
    rounds = List.copyOf(rounds);
  }

  /** The medians, and the ratio of each round. */
  public ObjectNode json() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("items", items)
            .put("screened", screened)
            .put("escalated", escalated)
            .put("rounds", rounds.size())
            .put("streamItemsPerSecond", rounded(median(Round::stream)))
            .put("streamItemsPerMinute", Math.round(60 * median(Round::stream)))
            .put("bareItemsPerSecond", rounded(median(Round::bare)))
            .put("ratio", rounded(median(Round::ratio)));
    ArrayNode ratios = json.putArray("ratios");
    rounds.forEach(round -> ratios.add(rounded(round.ratio())));
    return json;
  }

  private double median(ToDoubleFunction<Round> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static double rounded(double figure) {
    return Math.round(figure * 1000) / 1000.0;
  }
}

package dev.winnow.benchmarks.cascade;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.connectors.escalation.Usage;
import java.util.Map;
import java.util.TreeMap;

/**
 * What asking providers about texts took.
 *
 * @param outcomes how many texts ended so
 * @param calls to all providers together
 */
public record AskedTally(Map<String, Integer> outcomes, int calls, Usage usage) {
  public AskedTally {
    outcomes = Map.copyOf(outcomes);
  }

  int texts() {
    return outcomes.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Millionths of the currency for a thousand texts of which a part is asked about. */
  double costMicros(double part) {
    return part * 1000 * usage.costMicros() / Math.max(1, texts());
  }

  /** Tokens read and written for a thousand texts of which a part is asked about. */
  double tokens(double part) {
    return part * 1000 * usage.tokens() / Math.max(1, texts());
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode ends = json.put("texts", texts()).putObject("outcomes");
    new TreeMap<>(outcomes).forEach(ends::put);
    return json.put("calls", calls)
        .put("inputTokens", usage.inputTokens())
        .put("outputTokens", usage.outputTokens())
        .put("costMicros", usage.costMicros());
  }
}

package dev.winnow.benchmarks.outage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many items wait for a second opinion, and for what.
 *
 * @param reasons those that somebody waits for, by the names of {@code winnow escalations}
 */
record Waits(int waiting, Map<String, Integer> reasons) {
  /** Nobody. */
  static final Waits NONE = new Waits(0, Map.of());

  Waits {
    reasons = new TreeMap<>(reasons);
  }

  /** As {@code winnow escalations} prints it. */
  static Waits of(JsonNode escalations) {
    Map<String, Integer> reasons = new TreeMap<>();
    escalations
        .path("waitsFor")
        .fields()
        .forEachRemaining(
            reason -> {
              if (reason.getValue().asInt() > 0) {
                reasons.put(reason.getKey(), reason.getValue().asInt());
              }
            });
    return new Waits(escalations.path("waiting").asInt(), reasons);
  }

  /** Those that wait and are under no reason. */
  int unexplained() {
    return Math.max(0, waiting - reasons.values().stream().mapToInt(Integer::intValue).sum());
  }
}

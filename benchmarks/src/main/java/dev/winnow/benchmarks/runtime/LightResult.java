package dev.winnow.benchmarks.runtime;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.benchmarks.turn.Sample;

/**
 * How long items waited at light load, each batch standing for its oldest item.
 *
 * @param itemsPerSecond that arrived
 * @param delayMillis the longest wait for company that is configured
 * @param waits in the queue, in milliseconds
 * @param runs of batches, in milliseconds
 */
record LightResult(double itemsPerSecond, double delayMillis, Sample waits, Sample runs) {
  /** The configured delay and one batch. */
  double boundMillis() {
    return delayMillis + runs.max();
  }

  ObjectNode json() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("itemsPerSecond", Figures.rounded(itemsPerSecond))
            .put("delayMillis", delayMillis)
            .put("runP50Millis", Figures.rounded(runs.median()))
            .put("runMaxMillis", Figures.rounded(runs.max()));
    return json.put("waitP50Millis", Figures.rounded(waits.median()))
        .put("waitP99Millis", Figures.rounded(waits.percentile(99)))
        .put("waitMaxMillis", Figures.rounded(waits.max()))
        .put("boundMillis", Figures.rounded(boundMillis()));
  }
}

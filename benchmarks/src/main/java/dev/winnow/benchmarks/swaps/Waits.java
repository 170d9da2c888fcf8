package dev.winnow.benchmarks.swaps;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.benchmarks.runtime.Figures;
import dev.winnow.benchmarks.turn.Sample;
import java.util.stream.DoubleStream;

/**
 * How long items waited for their answers, in milliseconds. NaN where there are none.
 *
 * @param items how many
 */
record Waits(long items, double p50, double p99, double longest) {
  /** Of some waits in milliseconds. */
  static Waits of(double[] millis) {
    if (millis.length == 0) {
      return new Waits(0, Double.NaN, Double.NaN, Double.NaN);
    }
    Sample sample = new Sample(DoubleStream.of(millis));
    return new Waits(millis.length, sample.median(), sample.percentile(99), sample.max());
  }

  ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("items", items)
        .put("p50", Figures.rounded(p50))
        .put("p99", Figures.rounded(p99))
        .put("longest", Figures.rounded(longest));
  }
}

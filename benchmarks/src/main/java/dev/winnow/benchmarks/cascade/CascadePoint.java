package dev.winnow.benchmarks.cascade;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.benchmarks.mix.DoubtPolicies;
import dev.winnow.benchmarks.mix.LostQuality;
import dev.winnow.benchmarks.mix.Quality;
import dev.winnow.benchmarks.mix.QualityJson;
import java.util.OptionalDouble;

/**
 * One point of the curve: the general model asked where the specialists are unsure, against the
 * general model on everything.
 *
 * @param width of the band of doubt, see {@link DoubtPolicies}
 * @param quality with the part of the texts that the general model was asked about
 * @param loss of macro-F1 against the general model on everything
 * @param processor time a text, as part of that of the general model on everything; empty where
 *     that ran elsewhere
 */
public record CascadePoint(
    double width, Quality quality, LostQuality loss, OptionalDouble processor) {
  ObjectNode json() {
    ObjectNode json =
        JsonNodeFactory.instance.objectNode().put("width", width).put("calls", quality.asked());
    processor.ifPresent(ratio -> json.put("processorRatio", ratio));
    QualityJson.put(json, quality);
    return json.put("lost", loss.lost()).put("lostLow", loss.low()).put("lostHigh", loss.high());
  }
}

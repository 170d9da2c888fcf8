package dev.winnow.benchmarks.cascade;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.benchmarks.mix.Mix;
import dev.winnow.benchmarks.mix.MixJson;
import dev.winnow.benchmarks.mix.Quality;
import dev.winnow.benchmarks.mix.QualityJson;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What was measured.
 *
 * @param mix all rows
 * @param divisions of them, over which everything is averaged
 * @param specialists they alone, which never ask
 * @param specialistsProcessor their time a text, as part of the general model's
 * @param general the quality of the general model on everything
 * @param points in the order of the widths
 */
public record CascadeBenchResult(
    Mix mix,
    int divisions,
    Quality specialists,
    double specialistsProcessor,
    Quality general,
    List<CascadePoint> points) {
  /** Part of the general model's macro-F1 that is to be kept. */
  static final double KEPT = 0.99;

  public CascadeBenchResult {
    points = List.copyOf(points);
  }

  /** The one with the fewest calls that keeps the general model's macro-F1. */
  public Optional<CascadePoint> cheapest() {
    return points.stream()
        .filter(point -> point.quality().macroF1() >= KEPT * general.macroF1())
        .min(Comparator.comparingDouble(point -> point.quality().asked()));
  }

  /** The one with the best macro-F1. */
  public CascadePoint best() {
    return points.stream()
        .max(Comparator.comparingDouble(point -> point.quality().macroF1()))
        .orElseThrow();
  }

  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("mix", MixJson.of(mix));
    json.put("divisions", divisions);
    QualityJson.put(
        json.putObject("specialists").put("calls", 0).put("processorRatio", specialistsProcessor),
        specialists);
    QualityJson.put(json.putObject("general").put("calls", 1).put("processorRatio", 1), general);
    ArrayNode curve = json.putArray("points");
    points.forEach(point -> curve.add(point.json()));
    cheapest()
        .ifPresent(
            point ->
                json.putObject("keeps99Percent")
                    .put("width", point.width())
                    .put("calls", point.quality().asked())
                    .put("savedCalls", 1 - point.quality().asked())
                    .put("savedProcessor", 1 - point.processor()));
    return json;
  }
}

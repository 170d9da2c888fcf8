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
import java.util.OptionalDouble;

/**
 * What was measured.
 *
 * @param mix all rows
 * @param divisions of them, over which everything is averaged
 * @param specialists they alone, which never ask
 * @param specialistsProcessor their time a text, as part of the general model's; empty where that
 *     ran elsewhere
 * @param general the quality of the general model on everything
 * @param points in the order of the widths
 * @param asked what asking took, where providers stood in the general model's place
 * @param scores what they said, by category; empty where none did
 */
public record CascadeBenchResult(
    Mix mix,
    int divisions,
    Quality specialists,
    OptionalDouble specialistsProcessor,
    Quality general,
    List<CascadePoint> points,
    Optional<AskedTally> asked,
    List<AskedScores> scores) {
  /** Part of the general model's macro-F1 that is to be kept. */
  static final double KEPT = 0.99;

  public CascadeBenchResult {
    points = List.copyOf(points);
    scores = List.copyOf(scores);
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
    ObjectNode alone = json.putObject("specialists").put("calls", 0);
    specialistsProcessor.ifPresent(ratio -> alone.put("processorRatio", ratio));
    QualityJson.put(alone, specialists);
    ObjectNode all = json.putObject("general").put("calls", 1);
    specialistsProcessor.ifPresent(ratio -> all.put("processorRatio", 1));
    QualityJson.put(withPrice(all, 1), general);
    ArrayNode curve = json.putArray("points");
    points.forEach(point -> curve.add(withPrice(point.json(), point.quality().asked())));
    asked.ifPresent(tally -> json.set("asked", tally.json()));
    cheapest()
        .ifPresent(
            point -> {
              ObjectNode kept =
                  json.putObject("keeps99Percent")
                      .put("width", point.width())
                      .put("calls", point.quality().asked())
                      .put("savedCalls", 1 - point.quality().asked());
              point.processor().ifPresent(ratio -> kept.put("savedProcessor", 1 - ratio));
            });
    return json;
  }

  private ObjectNode withPrice(ObjectNode json, double calls) {
    asked.ifPresent(
        tally ->
            json.put("tokensPerThousand", tally.tokens(calls))
                .put("costMicrosPerThousand", tally.costMicros(calls)));
    return json;
  }
}

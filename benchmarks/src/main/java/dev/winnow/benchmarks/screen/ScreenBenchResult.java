package dev.winnow.benchmarks.screen;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.benchmarks.mix.DecisionPoints;
import dev.winnow.benchmarks.mix.Mix;
import dev.winnow.benchmarks.mix.MixJson;
import dev.winnow.benchmarks.mix.Quality;
import dev.winnow.benchmarks.mix.QualityJson;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was measured.
 *
 * @param mix all rows
 * @param divisions of them, over which quality is averaged
 * @param texts in a turn
 * @param specialists the decision points of the encoder's heads, the same in all policies; these
 *     and the points' policies are those of the first division
 * @param encoder the quality of the encoder on everything
 * @param points in the order of the widths
 */
public record ScreenBenchResult(
    Mix mix,
    int divisions,
    int texts,
    DecisionPoints specialists,
    Quality encoder,
    List<ScreenPoint> points) {
  /** Macro-F1 that may be lost: half a point of a hundred. */
  static final double TOLERANCE = 0.005;

  public ScreenBenchResult {
    points = List.copyOf(points);
  }

  /** The fastest that loses no more than the tolerance. */
  public Optional<ScreenPoint> best() {
    return points.stream()
        .filter(point -> point.loses(TOLERANCE))
        .max(Comparator.comparingDouble(ScreenPoint::throughput));
  }

  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("mix", MixJson.of(mix).put("textsATurn", texts));
    json.put("divisions", divisions);
    ObjectNode alone = json.putObject("encoder");
    ObjectNode thresholds = alone.putObject("thresholds");
    new TreeMap<>(specialists.byCategory()).forEach(thresholds::put);
    QualityJson.put(alone, encoder);
    ArrayNode curve = json.putArray("points");
    points.forEach(point -> curve.add(point.json()));
    best().ifPresent(point -> json.put("bestWidth", point.width()));
    return json;
  }
}

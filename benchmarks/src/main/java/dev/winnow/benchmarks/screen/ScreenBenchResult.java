package dev.winnow.benchmarks.screen;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was measured.
 *
 * @param mix the half of the rows on which it was measured
 * @param texts in a turn
 * @param specialists the decision points of the encoder's heads, the same in all policies
 * @param encoder the quality of the encoder on everything
 * @param points in the order of the widths
 */
public record ScreenBenchResult(
    Mix mix, int texts, DecisionPoints specialists, Quality encoder, List<ScreenPoint> points) {
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
    json.set("mix", mixJson());
    ObjectNode alone = json.putObject("encoder");
    ObjectNode thresholds = alone.putObject("thresholds");
    new TreeMap<>(specialists.byCategory()).forEach(thresholds::put);
    QualityJson.put(alone, encoder);
    ArrayNode curve = json.putArray("points");
    points.forEach(point -> curve.add(point.json()));
    best().ifPresent(point -> json.put("bestWidth", point.width()));
    return json;
  }

  private ObjectNode mixJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("everyday", mix.everyday().size());
    ObjectNode violations = json.putObject("violations");
    new TreeMap<>(mix.strata()).forEach((name, rows) -> violations.put(name, rows.size()));
    json.put("violationsPart", mix.violations()).put("textsATurn", texts);
    ObjectNode sources = json.putObject("sources");
    Map<String, Integer> everyday = new TreeMap<>();
    mix.everyday().forEach(row -> everyday.merge(row.source(), 1, Integer::sum));
    Map<String, Integer> all = new TreeMap<>();
    mix.rows().forEach(row -> all.merge(row.source(), 1, Integer::sum));
    all.forEach(
        (source, rows) -> {
          int calm = everyday.getOrDefault(source, 0);
          sources.putObject(source).put("everyday", calm).put("violations", rows - calm);
        });
    TreeSet<String> untrained = new TreeSet<>();
    mix.rows().stream().filter(row -> !row.trained()).forEach(row -> untrained.add(row.source()));
    untrained.forEach(json.putArray("leftOutOfTraining")::add);
    return json;
  }
}

package dev.winnow.training.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.training.metric.Confusion;
import dev.winnow.training.metric.Figures;
import dev.winnow.training.metric.ReliabilityCurve;
import dev.winnow.training.metric.RiskCoverage;
import dev.winnow.training.metric.ScoredLabels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Tallies as JSON. Fields are only ever added. */
final class TallyJson {
  private final Bootstrap bootstrap;
  private final Map<String, CrossFit> crossFits = new HashMap<>();

  /**
   * Tallies of parts of some rows.
   *
   * @param all of the rows, by which calibrations are cross-fitted
   */
  TallyJson(Bootstrap bootstrap, SourceTally all) {
    this.bootstrap = bootstrap;
    all.categories().forEach((name, tally) -> crossFits.put(name, CrossFit.of(tally.rows())));
  }

  ObjectNode source(SourceTally tally) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("items", tally.items());
    json.put("failed", tally.failed());
    ObjectNode byCategory = json.putObject("categories");
    tally.categories().forEach((name, counted) -> byCategory.set(name, category(name, counted)));
    json.set("stages", shares(tally.stages(), tally.decided()));
    json.set("actions", shares(tally.actions(), tally.decided()));
    return json;
  }

  /** With the curves, which only the report over all sources holds. */
  ObjectNode pooled(SourceTally tally) {
    ObjectNode json = source(tally);
    tally
        .categories()
        .forEach(
            (name, counted) -> {
              ScoredLabels labels = CategoryTally.labels(counted.rows());
              ObjectNode category = json.withObjectProperty("categories").withObjectProperty(name);
              category.set("reliability", reliability(ReliabilityCurve.of(labels)));
              category.set("riskCoverage", riskCoverage(RiskCoverage.of(labels)));
            });
    return json;
  }

  static ObjectNode intervals(Map<String, Interval> intervals) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    intervals.forEach((name, found) -> json.putArray(name).add(found.low()).add(found.high()));
    return json;
  }

  private ObjectNode category(String name, CategoryTally tally) {
    ObjectNode json = figures(name, tally);
    json.set("intervals", intervals(bootstrap.intervals(tally.rows())));
    ObjectNode stages = json.putObject("stages");
    tally.byStage().forEach((stage, part) -> stages.set(stage, figures(name, part)));
    return json;
  }

  private ObjectNode figures(String name, CategoryTally tally) {
    Figures figures = tally.figures();
    Confusion flags = tally.flags();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("n", figures.n());
    json.put("positives", figures.positives());
    put(json, "auc", figures.auc());
    put(json, "averagePrecision", figures.averagePrecision());
    Rates.of(flags).forEach(json::put);
    json.put("flagged", flags.flagged());
    json.put("calibrationError", figures.calibrationError());
    CrossFit crossFit = crossFits.get(name);
    if (crossFit != null) {
      json.put("crossFittedCalibrationError", crossFit.calibrationError(tally.rows()));
      json.put("calibrationErrorByChance", crossFit.byChance(tally.rows()));
    }
    return json;
  }

  private static ObjectNode shares(Map<String, Integer> counts, int decided) {
    ObjectNode shares = JsonNodeFactory.instance.objectNode();
    counts.forEach((name, count) -> shares.put(name, (double) count / decided));
    return shares;
  }

  private static ArrayNode reliability(List<ReliabilityCurve.Point> curve) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    curve.forEach(
        point ->
            json.addObject()
                .put("stated", point.stated())
                .put("observed", point.observed())
                .put("n", point.n()));
    return json;
  }

  private static ArrayNode riskCoverage(List<RiskCoverage.Point> curve) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    curve.forEach(
        point -> json.addObject().put("coverage", point.coverage()).put("risk", point.risk()));
    return json;
  }

  /** What is not defined is there as null, so that its field can be relied on. */
  private static void put(ObjectNode json, String name, OptionalDouble value) {
    if (value.isPresent()) {
      json.put(name, value.getAsDouble());
    } else {
      json.putNull(name);
    }
  }
}

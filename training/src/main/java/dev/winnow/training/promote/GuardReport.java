package dev.winnow.training.promote;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.training.evaluate.Bootstrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a candidate compares with the package in service, figure by figure.
 *
 * @param categories by name
 */
public record GuardReport(Map<String, Category> categories) {
  /**
   * One category.
   *
   * @param point where the stage decides
   */
  record Category(DecisionPoint point, List<Judgement> judgements) {
    Category {
      judgements = List.copyOf(judgements);
    }
  }

  public GuardReport {
    categories = new TreeMap<>(categories);
  }

  /**
   * Compares.
   *
   * @param compared what the two models said, by category
   */
  public static GuardReport of(List<Compared> compared, Bootstrap bootstrap) {
    Map<String, List<Estimate>> estimates = new TreeMap<>();
    Map<String, DecisionPoint> points = new TreeMap<>();
    for (Compared one : compared) {
      points.put(one.category(), one.point());
      estimates.put(
          one.category(),
          CategoryEstimates.of(one.pairs(), one.point(), one.calibrated(), bootstrap));
    }
    int tests =
        (int)
            estimates.values().stream()
                .flatMap(List::stream)
                .filter(Estimate::hasEnoughRows)
                .count();
    Map<String, Category> categories = new TreeMap<>();
    points.forEach(
        (name, point) ->
            categories.put(
                name,
                new Category(
                    point,
                    estimates.getOrDefault(name, List.of()).stream()
                        .map(estimate -> Judgement.of(estimate, tests))
                        .toList())));
    return new GuardReport(categories);
  }

  /** Why the candidate is refused; empty where it is not. */
  public List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    categories.forEach(
        (name, category) ->
            category.judgements().stream()
                .filter(judgement -> judgement.outcome().refuses())
                .forEach(judgement -> reasons.add(judgement.reason(name))));
    return reasons;
  }

  /** By category: {@code allow}, {@code act} and the figures by name. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    categories.forEach((name, category) -> json.set(name, json(category)));
    return json;
  }

  private static ObjectNode json(Category category) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("allow", category.point().allow()).put("act", category.point().act());
    ObjectNode metrics = json.putObject("metrics");
    for (Judgement judgement : category.judgements()) {
      Estimate estimate = judgement.estimate();
      ObjectNode metric = metrics.putObject(estimate.metric().term());
      metric.put("rows", estimate.rows());
      put(metric, "inService", estimate.before());
      put(metric, "candidate", estimate.after());
      put(metric, "loss", estimate.loss());
      put(metric, "atLeast", judgement.low());
      put(metric, "atMost", judgement.high());
      metric.put("outcome", judgement.outcome().term());
    }
    return json;
  }

  private static void put(ObjectNode json, String name, double value) {
    if (Double.isNaN(value)) {
      json.putNull(name);
    } else {
      json.put(name, value);
    }
  }
}

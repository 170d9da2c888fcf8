package dev.winnow.training.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.training.data.LabelledRow;
import dev.winnow.training.metric.Confusion;
import dev.winnow.training.metric.Figures;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** One source, as it is counted. Not thread-safe. */
final class SourceTally {
  private final Map<String, CategoryTally> categories = new TreeMap<>();
  private final Map<String, Integer> stages = new TreeMap<>();
  private final Map<String, Integer> actions = new TreeMap<>();
  private int decided;
  private int failed;

  void add(LabelledRow row, Map<String, Prediction> predictions, String stage, String action) {
    decided++;
    stages.merge(stage, 1, Integer::sum);
    actions.merge(action, 1, Integer::sum);
    predictions.forEach(
        (category, prediction) -> {
          if (row.isLabelled(category)) {
            categories
                .computeIfAbsent(category, c -> new CategoryTally())
                .add(prediction, row.is(category));
          }
        });
  }

  void addFailure() {
    failed++;
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("items", decided + failed);
    json.put("failed", failed);
    ObjectNode byCategory = json.putObject("categories");
    categories.forEach((name, tally) -> byCategory.set(name, category(tally)));
    json.set("stages", shares(stages));
    json.set("actions", shares(actions));
    return json;
  }

  private ObjectNode shares(Map<String, Integer> counts) {
    ObjectNode shares = JsonNodeFactory.instance.objectNode();
    counts.forEach((name, count) -> shares.put(name, (double) count / decided));
    return shares;
  }

  private static ObjectNode category(CategoryTally tally) {
    Figures figures = tally.figures();
    Confusion flags = tally.flags();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("n", figures.n());
    json.put("positives", figures.positives());
    put(json, "auc", figures.auc());
    put(json, "averagePrecision", figures.averagePrecision());
    json.put("f1", flags.f1());
    json.put("precision", flags.precision());
    json.put("recall", flags.recall());
    json.put("flagged", flags.flagged());
    json.put("calibrationError", figures.calibrationError());
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

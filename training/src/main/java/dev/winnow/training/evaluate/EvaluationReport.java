package dev.winnow.training.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.training.data.LabelledRow;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts what a cascade made of labelled rows, by source and over all of them. A category counts
 * only in rows that label it. Thread-safe; holds two numbers for each label of each row.
 */
public final class EvaluationReport {
  private final Map<String, SourceTally> sources = new TreeMap<>();
  private final SourceTally pooled = new SourceTally();

  /**
   * A row that was decided.
   *
   * @param stage that decided: a stage's name, {@code people} where no machine was sure
   */
  public synchronized void add(
      LabelledRow row, Map<String, Prediction> predictions, String stage, String action) {
    source(row).add(row, predictions, stage, action);
    pooled.add(row, predictions, stage, action);
  }

  /** A row that could not be decided, such as one without text. */
  public synchronized void addFailure(LabelledRow row) {
    source(row).addFailure();
    pooled.addFailure();
  }

  /**
   * {@code sources.<name>.categories.<category>} with the figures, {@code sources.<name>.stages}
   * with the share of items that each stage decided, {@code actions} with the share of each action,
   * {@code pooled} in the same form.
   */
  public synchronized ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode bySource = json.putObject("sources");
    sources.forEach((name, tally) -> bySource.set(name, tally.json()));
    json.set("pooled", pooled.json());
    return json;
  }

  private SourceTally source(LabelledRow row) {
    return sources.computeIfAbsent(row.source(), source -> new SourceTally());
  }
}

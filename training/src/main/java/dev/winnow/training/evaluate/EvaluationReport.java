package dev.winnow.training.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.training.data.LabelledRow;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts what a cascade made of labelled rows, by source, by language and over all of them. A
 * category counts only in rows that label it. Thread-safe; holds two numbers and a name for each
 * label of each row, three times.
 */
public final class EvaluationReport {
  private final Bootstrap bootstrap;
  private final Map<String, SourceTally> sources = new TreeMap<>();
  private final Map<String, SourceTally> languages = new TreeMap<>();
  private final SourceTally pooled = new SourceTally();
  private final IdentityWords words = new IdentityWords();

  public EvaluationReport(Bootstrap bootstrap) {
    this.bootstrap = bootstrap;
  }

  /**
   * A row that was decided.
   *
   * @param stage that decided: a stage's name, {@code people} where no machine was sure
   */
  public synchronized void add(
      LabelledRow row, Map<String, Prediction> predictions, String stage, String action) {
    source(row).add(row, predictions, stage, action);
    source(row).addSexist(row, predictions);
    language(row).add(row, predictions, stage, action);
    pooled.add(row, predictions, stage, action);
    words.add(row, predictions);
  }

  /** A row that could not be decided, such as one without text. */
  public synchronized void addFailure(LabelledRow row) {
    source(row).addFailure();
    language(row).addFailure();
    pooled.addFailure();
  }

  /**
   * {@code sources.<name>.categories.<category>} with the figures, {@code sources.<name>.stages}
   * with the share of items that each stage decided, {@code actions} with the share of each action;
   * {@code languages} and {@code pooled} in the same form, {@code pooled} with curves; {@code
   * identityWords} with false alarms. Calibrations are cross-fitted over all rows.
   */
  public synchronized ObjectNode json() {
    TallyJson tallies = new TallyJson(bootstrap, pooled);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode bySource = json.putObject("sources");
    sources.forEach((name, tally) -> bySource.set(name, tallies.source(tally)));
    ObjectNode byLanguage = json.putObject("languages");
    languages.forEach((name, tally) -> byLanguage.set(name, tallies.source(tally)));
    json.set("pooled", tallies.pooled(pooled));
    json.set("identityWords", words.json());
    return json;
  }

  /** This report, with another cascade's on the same rows and the differences that it makes. */
  public ObjectNode json(EvaluationReport other) {
    ObjectNode json = json();
    json.set("against", other.json());
    json.set("differences", new Comparison(bootstrap).of(pooled, other.pooled));
    return json;
  }

  private SourceTally source(LabelledRow row) {
    return sources.computeIfAbsent(row.source(), source -> new SourceTally());
  }

  private SourceTally language(LabelledRow row) {
    return languages.computeIfAbsent(row.lang(), language -> new SourceTally());
  }
}

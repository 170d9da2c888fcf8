package dev.winnow.runtime.repository;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.winnow.runtime.calibrate.PlattCalibration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The output of a model that scores labels, {@code [batch, labels]}, and what they mean here.
 *
 * <p>Several labels may mean one category. Where labels exclude each other, its score is the sum of
 * theirs, else the highest of them.
 *
 * @param name of the graph's output
 * @param exclusive whether each text has one label, so that the scores add up to 1
 * @param labels in the order of the output's columns
 * @param calibration by category; a category without one is taken at its word: its probability is
 *     its score; sorted, so that a manifest is written the same each time
 * @param told how many categories are told of a text, those with the highest scores, and others as
 *     high; 0 for all. Of hundreds that exclude each other the rest says nothing
 */
@JsonPropertyOrder({"name", "activation", "exclusive", "told", "labels", "calibration"})
public record LabelledOutput(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) Activation activation,
    @JsonProperty(required = true) boolean exclusive,
    @JsonProperty(required = true) List<LabelCategory> labels,
    @JsonProperty(required = true) Map<String, PlattCalibration> calibration,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY) int told) {
  private static final int MAX_LABELS = 10_000;

  public LabelledOutput {
    labels = List.copyOf(labels);
    calibration = Collections.unmodifiableMap(new TreeMap<>(Map.copyOf(calibration)));
    if (labels.isEmpty() || labels.size() > MAX_LABELS) {
      throw new IllegalArgumentException(
          "labels: %d (expected: 1 to %d)".formatted(labels.size(), MAX_LABELS));
    }
    Set<String> names = new HashSet<>();
    Set<String> categories = new HashSet<>();
    for (LabelCategory label : labels) {
      if (!names.add(label.label())) {
        throw new IllegalArgumentException("labels: " + label.label() + " (expected: only once)");
      }
      if (!label.ignored()) {
        categories.add(label.category());
      }
    }
    if (categories.isEmpty()) {
      throw new IllegalArgumentException(
          "labels: %s are all ignored (expected: a category for at least one)".formatted(names));
    }
    if (!categories.containsAll(calibration.keySet())) {
      throw new IllegalArgumentException(
          "calibration: %s (expected: of %s)".formatted(calibration.keySet(), categories));
    }
    requireFits(activation, exclusive, labels.size());
    if (told < 0 || told > categories.size()) {
      throw new IllegalArgumentException(
          "told: %d (expected: 0 to %d)".formatted(told, categories.size()));
    }
  }

  /** One of which all categories are told. */
  public LabelledOutput(
      String name,
      Activation activation,
      boolean exclusive,
      List<LabelCategory> labels,
      Map<String, PlattCalibration> calibration) {
    this(name, activation, exclusive, labels, calibration, 0);
  }

  /** The same, of which so many categories are told. */
  public LabelledOutput telling(int most) {
    return new LabelledOutput(name, activation, exclusive, labels, calibration, most);
  }

  private static void requireFits(Activation activation, boolean exclusive, int labels) {
    if (activation == Activation.SOFTMAX && (labels < 2 || !exclusive)) {
      throw new IllegalArgumentException(
          "activation: softmax over %d labels, exclusive: %s (expected: at least 2, true)"
              .formatted(labels, exclusive));
    }
    if (activation == Activation.SIGMOID && exclusive) {
      throw new IllegalArgumentException("activation: sigmoid, exclusive: true (expected: false)");
    }
  }

  /** The columns of each category, categories in the order in which their first label stands. */
  public Map<String, List<Integer>> columnsByCategory() {
    Map<String, List<Integer>> columns = new LinkedHashMap<>();
    for (int i = 0; i < labels.size(); i++) {
      if (!labels.get(i).ignored()) {
        columns.computeIfAbsent(labels.get(i).category(), category -> new ArrayList<>()).add(i);
      }
    }
    return columns;
  }
}

package dev.winnow.training.screen;

import dev.winnow.training.data.LabelledRow;
import dev.winnow.training.rows.SetRows;
import dev.winnow.training.rows.TrainingData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Gathers what each category is fitted on. A teacher is asked once, of all categories together. */
final class Lessons {
  private final TrainingData data;
  private final Optional<Teaching> teaching;
  private final Map<LabelledRow, Map<String, Double>> said;

  private Lessons(
      TrainingData data, Optional<Teaching> teaching, Map<LabelledRow, Map<String, Double>> said) {
    this.data = data;
    this.teaching = teaching;
    this.said = said;
  }

  static Lessons of(TrainingData data, Optional<Teaching> teaching, Consumer<String> progress) {
    return new Lessons(
        data, teaching, teaching.map(by -> ask(data, by, progress)).orElse(Map.of()));
  }

  Lesson of(String category) {
    List<SetRows> labelled = data.sets(category);
    double share = teaching.map(by -> by.share(category)).orElse(0.0);
    List<LabelledRow> rows = new ArrayList<>(labelledRows(data, category));
    if (share == 0) {
      return new Lesson(category, labelled, labelled, rows, 0, Map.of());
    }
    rows.addAll(unlabelledRows(data, category));
    Set<String> sources = new LinkedHashSet<>();
    labelled.forEach(set -> sources.add(set.name()));
    rows.forEach(row -> sources.add(row.source()));
    List<SetRows> read = data.sets().stream().filter(set -> sources.contains(set.name())).toList();
    Map<LabelledRow, Double> taught = new HashMap<>();
    for (LabelledRow row : rows) {
      taught.put(row, said.getOrDefault(row, Map.of()).get(category));
    }
    return new Lesson(category, labelled, read, rows, share, taught);
  }

  private static Map<LabelledRow, Map<String, Double>> ask(
      TrainingData data, Teaching teaching, Consumer<String> progress) {
    Set<LabelledRow> rows = new LinkedHashSet<>();
    for (String category : teaching.shares().keySet()) {
      rows.addAll(labelledRows(data, category));
      rows.addAll(unlabelledRows(data, category));
    }
    List<LabelledRow> asked = List.copyOf(rows);
    List<Map<String, Double>> answers =
        teaching.teacher().ask(asked.stream().map(LabelledRow::text).toList(), progress);
    Map<LabelledRow, Map<String, Double>> said = new HashMap<>();
    for (int i = 0; i < asked.size(); i++) {
      said.put(asked.get(i), answers.get(i));
    }
    return said;
  }

  private static List<LabelledRow> labelledRows(TrainingData data, String category) {
    return data.sets(category).stream().flatMap(set -> data.train(category, set).stream()).toList();
  }

  private static List<LabelledRow> unlabelledRows(TrainingData data, String category) {
    return data.sets().stream().flatMap(set -> data.unlabelled(category, set).stream()).toList();
  }
}

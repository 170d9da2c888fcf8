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
  private final TeacherAnswers answers;

  private Lessons(TrainingData data, Optional<Teaching> teaching, TeacherAnswers answers) {
    this.data = data;
    this.teaching = teaching;
    this.answers = answers;
  }

  /**
   * Asks the teacher, where there is one.
   *
   * @param seed draws excerpts
   */
  static Lessons of(
      TrainingData data, Optional<Teaching> teaching, long seed, Consumer<String> progress) {
    return new Lessons(
        data,
        teaching,
        teaching
            .map(by -> TeacherAnswers.ask(by, rows(data, by.shares().keySet()), seed, progress))
            .orElse(TeacherAnswers.NONE));
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
    int excerpts = teaching.orElseThrow().excerpts(category);
    Map<LabelledRow, TaughtRow> taught = new HashMap<>();
    rows.forEach(row -> taught.put(row, answers.of(row, category, excerpts)));
    return new Lesson(category, labelled, read, rows, share, taught);
  }

  private static Set<LabelledRow> rows(TrainingData data, Set<String> categories) {
    Set<LabelledRow> rows = new LinkedHashSet<>();
    for (String category : categories) {
      rows.addAll(labelledRows(data, category));
      rows.addAll(unlabelledRows(data, category));
    }
    return rows;
  }

  private static List<LabelledRow> labelledRows(TrainingData data, String category) {
    return data.sets(category).stream().flatMap(set -> data.train(category, set).stream()).toList();
  }

  private static List<LabelledRow> unlabelledRows(TrainingData data, String category) {
    return data.sets().stream().flatMap(set -> data.unlabelled(category, set).stream()).toList();
  }
}

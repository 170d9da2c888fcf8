package dev.winnow.training.screen;

import dev.winnow.training.data.LabelledRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What a teacher said of rows, and of excerpts of them. */
final class TeacherAnswers {
  static final TeacherAnswers NONE = new TeacherAnswers(Map.of());

  /** Of each row: the whole text first, then the excerpts. */
  private final Map<LabelledRow, List<Answer>> answers;

  /** By category. */
  private record Answer(String text, Map<String, Double> said) {
    double of(String category) {
      return said.getOrDefault(category, 0.0);
    }
  }

  private TeacherAnswers(Map<LabelledRow, List<Answer>> answers) {
    this.answers = answers;
  }

  /**
   * Asks once, of all texts together.
   *
   * @param seed draws the excerpts
   */
  static TeacherAnswers ask(
      Teaching teaching, Collection<LabelledRow> rows, long seed, Consumer<String> progress) {
    Excerpts excerpts = new Excerpts(teaching.mostExcerpts(), seed);
    List<LabelledRow> asked = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (LabelledRow row : rows) {
      asked.add(row);
      texts.add(row.text());
      for (String excerpt : excerpts.of(row)) {
        asked.add(row);
        texts.add(excerpt);
      }
    }
    List<Map<String, Double>> said = teaching.teacher().ask(texts, progress);
    Map<LabelledRow, List<Answer>> answers = new HashMap<>();
    for (int i = 0; i < texts.size(); i++) {
      answers
          .computeIfAbsent(asked.get(i), row -> new ArrayList<>())
          .add(new Answer(texts.get(i), said.get(i)));
    }
    return new TeacherAnswers(answers);
  }

  /**
   * {@link TaughtRow#NONE} for a row that was not asked about.
   *
   * @param excerpts so many of them at most
   */
  TaughtRow of(LabelledRow row, String category, int excerpts) {
    List<Answer> found = answers.getOrDefault(row, List.of());
    if (found.isEmpty()) {
      return TaughtRow.NONE;
    }
    return new TaughtRow(
        found.get(0).of(category),
        found.stream()
            .skip(1)
            .limit(excerpts)
            .map(answer -> new TaughtExcerpt(answer.text(), answer.of(category)))
            .toList());
  }
}

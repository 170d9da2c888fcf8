package dev.winnow.training.screen;

import dev.winnow.runtime.ngram.NgramModel;
import dev.winnow.runtime.ngram.NgramScorer;
import dev.winnow.training.card.ScoredRow;
import dev.winnow.training.data.LabelledRow;
import dev.winnow.training.rows.SetRows;
import dev.winnow.training.rows.TrainingData;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Measures a finished screen on dev, in the very form in which it runs. Not thread-safe. */
final class ScreenMeasurement {
  private final TrainingData data;
  private final NgramScorer scorer;

  ScreenMeasurement(TrainingData data, NgramModel model) {
    this.data = data;
    this.scorer = new NgramScorer(model);
  }

  /**
   * All dev rows of a category, with the screen's scores in place of probabilities.
   *
   * @param label its number in the model
   * @param reading what is read of a row: its text, or a form of it
   */
  List<ScoredRow> measure(
      TrainedCategory trained, int label, Function<LabelledRow, String> reading) {
    List<ScoredRow> rows = new ArrayList<>();
    for (SetRows set : trained.sets()) {
      for (LabelledRow row : data.dev(trained.category(), set)) {
        rows.add(
            new ScoredRow(
                row,
                row.is(trained.category()),
                set.isOnlyMeasured(),
                score(label, reading.apply(row))));
      }
    }
    return rows;
  }

  /** Dev rows by a label of their source's own, scored in the same way. */
  List<ScoredRow> related(TrainedCategory trained, int label, String original) {
    List<ScoredRow> rows = new ArrayList<>();
    for (SetRows set : trained.sets()) {
      for (LabelledRow row : set.dev()) {
        String value = row.original().get(original);
        if (value != null) {
          rows.add(new ScoredRow(row, value.equals("1"), true, score(label, row.text())));
        }
      }
    }
    return rows;
  }

  private double score(int label, String text) {
    return 1 / (1 + Math.exp(-scorer.outputs(text)[label]));
  }
}

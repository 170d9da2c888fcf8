package dev.winnow.training.evaluate;

import dev.winnow.schemas.Categories;
import dev.winnow.training.data.LabelledRow;
import dev.winnow.training.rows.TrainingData;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Some rows that belong together, as they are counted. Not thread-safe. */
final class SourceTally {
  private static final String POSITIVE = "1";

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
            count(category, row, prediction, row.is(category));
          }
        });
  }

  /**
   * Counts the source's own label {@link TrainingData#SEXIST} too, by what was found of hate: such
   * sources have no negatives of hate.
   */
  void addSexist(LabelledRow row, Map<String, Prediction> predictions) {
    Prediction hate = predictions.get(Categories.HATE);
    String label = row.original().get(TrainingData.SEXIST);
    if (hate != null && label != null) {
      count(TrainingData.SEXIST, row, hate, label.equals(POSITIVE));
    }
  }

  void addFailure() {
    failed++;
  }

  Map<String, CategoryTally> categories() {
    return Collections.unmodifiableMap(categories);
  }

  /** How many items each stage decided. */
  Map<String, Integer> stages() {
    return Collections.unmodifiableMap(stages);
  }

  Map<String, Integer> actions() {
    return Collections.unmodifiableMap(actions);
  }

  int items() {
    return decided + failed;
  }

  int decided() {
    return decided;
  }

  int failed() {
    return failed;
  }

  private void count(String category, LabelledRow row, Prediction prediction, boolean positive) {
    categories
        .computeIfAbsent(category, c -> new CategoryTally())
        .add(new Judged(row.source() + "/" + row.id(), prediction, positive));
  }
}

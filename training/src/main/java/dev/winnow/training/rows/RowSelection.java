package dev.winnow.training.rows;

import dev.winnow.training.data.LabelledRow;
import java.util.List;

/**
 * Which rows of labelled sets are used.
 *
 * @param categories that are trained
 * @param language rows of other languages are left out; {@code und} is taken too
 * @param rowsPerLabel at most so many positives and so many negatives of a set are trained on
 * @param unlabelled whether train rows that label none of the categories are taken too, for a
 *     teacher to label
 * @param seed draws them where there are more
 */
public record RowSelection(
    List<String> categories, String language, int rowsPerLabel, boolean unlabelled, long seed) {
  public RowSelection {
    if (categories.isEmpty()) {
      throw new IllegalArgumentException("categories: none (expected: at least one)");
    }
    if (rowsPerLabel < 1) {
      throw new IllegalArgumentException("rowsPerLabel: " + rowsPerLabel + " (expected: > 0)");
    }
    categories = List.copyOf(categories);
  }

  boolean isTrainedOn(LabelledRow row) {
    return isSpoken(row) && (unlabelled || isAbout(row));
  }

  boolean isMeasuredOn(LabelledRow row) {
    return isSpoken(row) && isAbout(row);
  }

  private boolean isSpoken(LabelledRow row) {
    return row.lang().equals(language) || row.lang().equals("und");
  }

  private boolean isAbout(LabelledRow row) {
    return categories.stream().anyMatch(category -> TrainingData.isMeasured(category, row));
  }
}

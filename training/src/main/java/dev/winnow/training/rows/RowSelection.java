package dev.winnow.training.rows;

import java.util.List;

/**
 * Which rows of labelled sets are used.
 *
 * @param categories rows that label none of them are left out
 * @param language rows of other languages are left out; {@code und} is taken too
 * @param rowsPerLabel at most so many positives and so many negatives of a set are trained on
 * @param seed draws them where there are more
 */
public record RowSelection(List<String> categories, String language, int rowsPerLabel, long seed) {
  public RowSelection {
    if (categories.isEmpty()) {
      throw new IllegalArgumentException("categories: none (expected: at least one)");
    }
    if (rowsPerLabel < 1) {
      throw new IllegalArgumentException("rowsPerLabel: " + rowsPerLabel + " (expected: > 0)");
    }
    categories = List.copyOf(categories);
  }
}

package dev.winnow.training.rows;

import dev.winnow.training.data.LabelledRow;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which rows of labelled sets are used.
 *
 * @param categories that are trained
 * @param language rows of other languages are left out; {@code und} is taken too
 * @param foreign by category, further languages whose train rows are learned from; nothing is
 *     measured on them
 * @param rowsPerLabel at most so many positives and so many negatives of a set are trained on
 * @param unlabelled whether train rows that label none of the categories are taken too, for a
 *     teacher to label
 * @param seed draws them where there are more
 */
public record RowSelection(
    List<String> categories,
    String language,
    Map<String, Set<String>> foreign,
    int rowsPerLabel,
    boolean unlabelled,
    long seed) {
  public RowSelection {
    if (categories.isEmpty()) {
      throw new IllegalArgumentException("categories: none (expected: at least one)");
    }
    if (rowsPerLabel < 1) {
      throw new IllegalArgumentException("rowsPerLabel: " + rowsPerLabel + " (expected: > 0)");
    }
    categories = List.copyOf(categories);
    foreign = Map.copyOf(foreign);
    requireTrained("foreign", foreign.keySet(), categories);
  }

  /** One language for all categories. */
  public RowSelection(
      List<String> categories, String language, int rowsPerLabel, boolean unlabelled, long seed) {
    this(categories, language, Map.of(), rowsPerLabel, unlabelled, seed);
  }

  /** Refuses a setting that names a category which is not trained. */
  public void requireTrained(String setting, Collection<String> named) {
    requireTrained(setting, named, categories);
  }

  private static void requireTrained(
      String setting, Collection<String> named, List<String> categories) {
    for (String name : named) {
      if (!categories.contains(name)) {
        throw new IllegalArgumentException(
            "%s: %s (expected: of the categories that are trained: %s)"
                .formatted(setting, name, String.join(", ", categories)));
      }
    }
  }

  /** The train rows that are learned from; those of further languages with their labels alone. */
  List<LabelledRow> trained(List<LabelledRow> rows) {
    return rows.stream()
        .map(row -> isSpoken(row) ? row : foreign(row))
        .filter(row -> isAbout(row) || (unlabelled && isSpoken(row)))
        .toList();
  }

  /** With those labels that are learned from rows of its language, and nothing else to go by. */
  private LabelledRow foreign(LabelledRow row) {
    Map<String, Boolean> labels = new HashMap<>(row.labels());
    labels
        .keySet()
        .removeIf(category -> !foreign.getOrDefault(category, Set.of()).contains(row.lang()));
    return new LabelledRow(
        row.id(),
        row.text(),
        row.lang(),
        row.source(),
        labels,
        Map.of(),
        Map.of(),
        List.of(),
        row.whole());
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

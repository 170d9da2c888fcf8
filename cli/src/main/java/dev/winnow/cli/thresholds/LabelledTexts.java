package dev.winnow.cli.thresholds;

import dev.winnow.training.data.DataException;
import dev.winnow.training.data.LabelledRow;
import dev.winnow.training.data.TextKey;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The rows that thresholds are found and proven on: those that label a wanted category, one of each
 * text, for a text that comes twice is no second piece of evidence. The first one stays. Holds all
 * rows, bounded by their number. Not thread-safe.
 */
final class LabelledTexts {
  private final Set<String> categories;
  private final int maxRows;
  private final Map<TextKey, LabelledRow> rows = new LinkedHashMap<>();
  private int repeated;

  /**
   * No rows yet.
   *
   * @param maxRows that may be held
   */
  LabelledTexts(Set<String> categories, int maxRows) {
    this.categories = Set.copyOf(categories);
    this.maxRows = maxRows;
  }

  void add(LabelledRow row) {
    if (categories.stream().noneMatch(row::isLabelled)) {
      return;
    }
    if (rows.putIfAbsent(TextKey.of(row.text()), row) != null) {
      repeated++;
    } else if (rows.size() > maxRows) {
      throw new DataException("rows: more than " + maxRows + " (expected: at most --max-rows)");
    }
  }

  Collection<LabelledRow> rows() {
    return rows.values();
  }

  /** Rows that were left out. */
  int repeated() {
    return repeated;
  }
}

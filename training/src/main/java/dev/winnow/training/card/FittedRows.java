package dev.winnow.training.card;

import dev.winnow.training.data.LabelledRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many rows of a source a model was fitted on.
 *
 * @param n with a label
 * @param positives of these
 * @param unlabelled without one: a teacher's word was taken
 */
public record FittedRows(int n, int positives, int unlabelled) {
  public static final FittedRows NONE = new FittedRows(0, 0, 0);

  /** By source. */
  public static Map<String, FittedRows> count(String category, List<LabelledRow> rows) {
    Map<String, FittedRows> counts = new HashMap<>();
    for (LabelledRow row : rows) {
      counts.merge(row.source(), of(category, row), FittedRows::plus);
    }
    return counts;
  }

  private static FittedRows of(String category, LabelledRow row) {
    return row.isLabelled(category)
        ? new FittedRows(1, row.is(category) ? 1 : 0, 0)
        : new FittedRows(0, 0, 1);
  }

  private FittedRows plus(FittedRows other) {
    return new FittedRows(n + other.n, positives + other.positives, unlabelled + other.unlabelled);
  }
}

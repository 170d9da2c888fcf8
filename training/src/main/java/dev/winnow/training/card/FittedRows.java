package dev.winnow.training.card;

import dev.winnow.training.data.LabelledRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many rows of a source a model was fitted on. */
public record FittedRows(int n, int positives) {
  static final FittedRows NONE = new FittedRows(0, 0);

  /** By source. */
  public static Map<String, FittedRows> count(String category, List<LabelledRow> rows) {
    Map<String, FittedRows> counts = new HashMap<>();
    for (LabelledRow row : rows) {
      counts.merge(row.source(), new FittedRows(1, row.is(category) ? 1 : 0), FittedRows::plus);
    }
    return counts;
  }

  private FittedRows plus(FittedRows other) {
    return new FittedRows(n + other.n, positives + other.positives);
  }
}

package dev.winnow.training.rows;

import dev.winnow.training.data.LabelledRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much each training row counts: a source by the square root of its size, so that a large one
 * does not drown the small ones; then positives and negatives the same in sum.
 */
public final class SourceWeights {
  private SourceWeights() {}

  /** In the order of the rows, all of them labelled; 1 on average. */
  public static double[] of(String category, List<LabelledRow> rows) {
    double[] labels = rows.stream().mapToDouble(row -> row.is(category) ? 1 : 0).toArray();
    return BalancedTargets.of(rows, labels).weights();
  }

  /** By source alone. */
  static double[] bySource(List<LabelledRow> rows) {
    Map<String, Integer> sizes = new HashMap<>();
    rows.forEach(row -> sizes.merge(row.source(), 1, Integer::sum));
    return rows.stream()
        .mapToDouble(row -> 1 / Math.sqrt(sizes.getOrDefault(row.source(), 1)))
        .toArray();
  }
}

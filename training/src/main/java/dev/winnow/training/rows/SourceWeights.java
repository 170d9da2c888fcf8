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

  /** In the order of the rows; 1 on average. */
  public static double[] of(String category, List<LabelledRow> rows) {
    Map<String, Integer> sizes = new HashMap<>();
    rows.forEach(row -> sizes.merge(row.source(), 1, Integer::sum));
    double[] weights = new double[rows.size()];
    double[] sums = new double[2];
    for (int i = 0; i < weights.length; i++) {
      LabelledRow row = rows.get(i);
      weights[i] = 1 / Math.sqrt(sizes.getOrDefault(row.source(), 1));
      sums[row.is(category) ? 1 : 0] += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= weights.length / 2.0 / sums[rows.get(i).is(category) ? 1 : 0];
    }
    return weights;
  }
}

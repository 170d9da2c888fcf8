package dev.winnow.benchmarks.mix;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * For each category the probability from which on flagging gives the best F1 over a mix. Found on
 * rows on which nothing is measured later.
 */
public record DecisionPoints(Map<String, Double> byCategory) {
  public DecisionPoints {
    byCategory = Map.copyOf(byCategory);
  }

  public static DecisionPoints best(Mix mix, ScoredMix scores, Set<String> categories) {
    Map<String, Double> best = new TreeMap<>();
    categories.forEach(category -> best.put(category, best(mix, scores, category)));
    return new DecisionPoints(best);
  }

  private static double best(Mix mix, ScoredMix scores, String category) {
    List<LabelledText> rows = mix.rows();
    double[] weights = mix.weights();
    double[] found =
        rows.stream()
            .mapToDouble(
                row ->
                    row.labels().containsKey(category)
                        ? scores.probability(row.text(), category)
                        : -1)
            .toArray();
    List<Integer> order =
        IntStream.range(0, found.length)
            .filter(i -> found[i] >= 0)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -found[i]))
            .toList();
    double positives =
        order.stream().filter(i -> rows.get(i).is(category)).mapToDouble(i -> weights[i]).sum();
    double hits = 0;
    double flagged = 0;
    double bestF1 = 0;
    double best = 1;
    for (int at = 0; at < order.size(); at++) {
      int row = order.get(at);
      flagged += weights[row];
      hits += rows.get(row).is(category) ? weights[row] : 0;
      boolean ofTie = at + 1 < order.size() && found[order.get(at + 1)] == found[row];
      double f1 = 2 * hits / (flagged + positives);
      if (!ofTie && f1 > bestF1) {
        bestF1 = f1;
        best = found[row];
      }
    }
    return best;
  }

  public double of(String category) {
    Double point = byCategory.get(category);
    if (point == null) {
      throw new IllegalArgumentException(category + ": no decision point");
    }
    return point;
  }
}

package dev.winnow.benchmarks.mix;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * How good verdicts on a mix are.
 *
 * @param f1 by category, over the rows that label it
 * @param missed part of the violations of which nothing was flagged
 * @param falseAlarms part of the everyday rows of which something was flagged
 * @param asked part of all rows that the stage of interest was asked about
 */
public record Quality(Map<String, Double> f1, double missed, double falseAlarms, double asked) {
  public Quality {
    f1 = new TreeMap<>(f1);
  }

  /** The mean over the categories. */
  public double macroF1() {
    return f1.values().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  /**
   * The mean of several, figure by figure.
   *
   * @param qualities over the same categories; at least one
   */
  public static Quality mean(List<Quality> qualities) {
    Map<String, Double> f1 = new TreeMap<>();
    qualities.forEach(
        quality ->
            quality
                .f1()
                .forEach((category, of) -> f1.merge(category, of / qualities.size(), Double::sum)));
    return new Quality(
        f1,
        mean(qualities, Quality::missed),
        mean(qualities, Quality::falseAlarms),
        mean(qualities, Quality::asked));
  }

  private static double mean(List<Quality> qualities, ToDoubleFunction<Quality> figure) {
    return qualities.stream().mapToDouble(figure).average().orElseThrow();
  }

  /**
   * Counts rows.
   *
   * @param weights of the rows, in their order
   */
  public static Quality of(
      List<LabelledText> rows, List<Judged> judged, double[] weights, Set<String> categories) {
    Map<String, Double> f1 = new TreeMap<>();
    categories.forEach(category -> f1.put(category, f1(rows, judged, weights, category)));
    double missed = 0;
    double alarms = 0;
    double forwarded = 0;
    double violations = 0;
    for (int i = 0; i < weights.length; i++) {
      boolean violates = rows.get(i).violates(categories);
      boolean flagged = !judged.get(i).flagged().isEmpty();
      violations += violates ? weights[i] : 0;
      missed += violates && !flagged ? weights[i] : 0;
      alarms += !violates && flagged ? weights[i] : 0;
      forwarded += judged.get(i).asked() ? weights[i] : 0;
    }
    double all = DoubleStream.of(weights).sum();
    return new Quality(f1, missed / violations, alarms / (all - violations), forwarded / all);
  }

  private static double f1(
      List<LabelledText> rows, List<Judged> judged, double[] weights, String category) {
    double hits = 0;
    double flaggedOrTrue = 0;
    for (int i = 0; i < weights.length; i++) {
      if (rows.get(i).labels().containsKey(category)) {
        boolean flagged = judged.get(i).flagged().contains(category);
        boolean is = rows.get(i).is(category);
        hits += flagged && is ? weights[i] : 0;
        flaggedOrTrue += (flagged ? weights[i] : 0) + (is ? weights[i] : 0);
      }
    }
    return flaggedOrTrue == 0 ? 0 : 2 * hits / flaggedOrTrue;
  }
}

package dev.winnow.training.evaluate;

import dev.winnow.training.metric.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.BiConsumer;

/**
 * How far figures would move with other rows: they are taken anew on rows drawn with putting back.
 *
 * <p>The percentile interval of Efron and Tibshirani, "An Introduction to the Bootstrap", 1993,
 * chapter 13. It knows nothing of rows that hang together, such as copies of one template, and is
 * too narrow there.
 *
 * @param resamples how often
 * @param seed the same seed and rows give the same intervals
 */
public record Bootstrap(int resamples, long seed) {
  public Bootstrap {
    if (resamples < 0) {
      throw new IllegalArgumentException("resamples: " + resamples + " (expected: 0 or more)");
    }
  }

  /** By name of the figure; one that is not defined in every resample is left out. */
  Map<String, Interval> intervals(List<Judged> rows) {
    Map<String, List<Double>> values = new LinkedHashMap<>();
    Random random = new Random(seed);
    for (int resample = 0; resample < resamples && !rows.isEmpty(); resample++) {
      measure(
          pick(rows, places(rows.size(), random)),
          (name, value) -> values.computeIfAbsent(name, n -> new ArrayList<>()).add(value));
    }
    Map<String, Interval> intervals = new LinkedHashMap<>();
    defined(values).forEach((name, found) -> intervals.put(name, Interval.of(found)));
    return intervals;
  }

  /** Of the differences that another cascade makes on the same rows, in the same order. */
  Map<String, Interval> differences(List<Judged> rows, List<Judged> others) {
    Map<String, Interval> intervals = new LinkedHashMap<>();
    resampledDifferences(rows, others)
        .forEach((name, values) -> intervals.put(name, Interval.of(values)));
    return intervals;
  }

  /** The differences in each resample; a figure that is not defined in all of them is left out. */
  public Map<String, double[]> resampledDifferences(List<Judged> rows, List<Judged> others) {
    Map<String, List<Double>> values = new LinkedHashMap<>();
    Random random = new Random(seed);
    for (int resample = 0; resample < resamples && !rows.isEmpty(); resample++) {
      int[] places = places(rows.size(), random);
      Map<String, Double> here = new LinkedHashMap<>();
      measure(pick(rows, places), here::put);
      measure(
          pick(others, places),
          (name, value) -> {
            Double first = here.get(name);
            if (first != null) {
              values.computeIfAbsent(name, n -> new ArrayList<>()).add(value - first);
            }
          });
    }
    return defined(values);
  }

  /** All figures of some rows, by name. */
  public static void measure(List<Judged> rows, BiConsumer<String, Double> out) {
    Figures figures = Figures.of(CategoryTally.labels(rows));
    put(out, "auc", figures.auc());
    put(out, "averagePrecision", figures.averagePrecision());
    out.accept("calibrationError", figures.calibrationError());
    Rates.of(CategoryTally.flags(rows)).forEach(out);
  }

  private Map<String, double[]> defined(Map<String, List<Double>> values) {
    Map<String, double[]> defined = new LinkedHashMap<>();
    values.forEach(
        (name, found) -> {
          if (found.size() == resamples) {
            defined.put(name, found.stream().mapToDouble(v -> v).toArray());
          }
        });
    return defined;
  }

  private static void put(BiConsumer<String, Double> out, String name, OptionalDouble value) {
    if (value.isPresent()) {
      out.accept(name, value.getAsDouble());
    }
  }

  private static int[] places(int size, Random random) {
    return random.ints(size, 0, size).sorted().toArray(); // the order of the rows is kept
  }

  private static List<Judged> pick(List<Judged> rows, int[] places) {
    List<Judged> picked = new ArrayList<>(places.length);
    for (int place : places) {
      picked.add(rows.get(place));
    }
    return picked;
  }
}

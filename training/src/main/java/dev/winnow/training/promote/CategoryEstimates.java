package dev.winnow.training.promote;

import dev.winnow.training.evaluate.Bootstrap;
import dev.winnow.training.evaluate.IdentityWords;
import dev.winnow.training.evaluate.Judged;
import dev.winnow.training.evaluate.Prediction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Takes the guarded figures of one category, of two models on the same rows. */
final class CategoryEstimates {
  private final List<ScoredPair> pairs;
  private final DecisionPoint point;
  private final Bootstrap bootstrap;
  private final IdentityWords words = new IdentityWords();
  private final List<Estimate> made = new ArrayList<>();

  private CategoryEstimates(List<ScoredPair> pairs, DecisionPoint point, Bootstrap bootstrap) {
    this.pairs = pairs;
    this.point = point;
    this.bootstrap = bootstrap;
  }

  /**
   * The figures that mean something for this category.
   *
   * @param calibrated false for a trigger, which never flags and whose scores are no probabilities
   */
  static List<Estimate> of(
      List<ScoredPair> pairs, DecisionPoint point, boolean calibrated, Bootstrap bootstrap) {
    CategoryEstimates estimates = new CategoryEstimates(pairs, point, bootstrap);
    estimates.ranking(calibrated);
    estimates.missed();
    if (calibrated) {
      estimates.falseAlarms(Metric.IDENTITY_WORDS, estimates.ofPeople());
      estimates.falseAlarms(Metric.HARMLESS_SOURCES, estimates.ofHarmlessSources());
    }
    return List.copyOf(estimates.made);
  }

  private void ranking(boolean calibrated) {
    Figures at = new Figures(pairs, point.act());
    int positives = (int) pairs.stream().filter(ScoredPair::positive).count();
    int negatives = pairs.size() - positives;
    made.add(at.estimate(Metric.AUC, "auc", Math.min(positives, negatives)));
    if (calibrated) {
      made.add(at.estimate(Metric.RECALL, "recall", positives));
      made.add(at.estimate(Metric.FALSE_ALARMS, "falsePositiveRate", negatives));
      made.add(at.estimate(Metric.CALIBRATION_ERROR, "calibrationError", pairs.size()));
    }
  }

  /** The share below {@code allow} is what the recall at {@code allow} lacks. */
  private void missed() {
    List<ScoredPair> violations = pairs.stream().filter(ScoredPair::positive).toList();
    Estimate found =
        new Figures(violations, point.allow()).estimate(Metric.RECALL, "recall", violations.size());
    made.add(
        new Estimate(
            Metric.MISSED,
            violations.size(),
            1 - found.before(),
            1 - found.after(),
            found.error()));
  }

  private void falseAlarms(Metric metric, List<ScoredPair> harmless) {
    if (!harmless.isEmpty()) {
      made.add(
          new Figures(harmless, point.act())
              .estimate(metric, "falsePositiveRate", harmless.size()));
    }
  }

  private List<ScoredPair> ofPeople() {
    return pairs.stream()
        .filter(pair -> !pair.positive() && words.isIn(pair.row().text()))
        .toList();
  }

  private List<ScoredPair> ofHarmlessSources() {
    Set<String> withViolations = new HashSet<>();
    for (ScoredPair pair : pairs) {
      if (pair.positive()) {
        withViolations.add(pair.row().source());
      }
    }
    return pairs.stream().filter(pair -> !withViolations.contains(pair.row().source())).toList();
  }

  /** All figures of some rows, both models flagging at one threshold. */
  private final class Figures {
    private final Map<String, Double> before = new HashMap<>();
    private final Map<String, Double> after = new HashMap<>();
    private final Map<String, double[]> differences;

    Figures(List<ScoredPair> rows, double threshold) {
      List<Judged> first = judged(rows, threshold, ScoredPair::before);
      List<Judged> second = judged(rows, threshold, ScoredPair::after);
      Bootstrap.measure(first, before::put);
      Bootstrap.measure(second, after::put);
      differences = bootstrap.resampledDifferences(first, second);
    }

    Estimate estimate(Metric metric, String figure, int rows) {
      return new Estimate(
          metric,
          rows,
          before.getOrDefault(figure, Double.NaN),
          after.getOrDefault(figure, Double.NaN),
          deviation(differences.getOrDefault(figure, new double[0])));
    }

    private static List<Judged> judged(
        List<ScoredPair> rows, double threshold, ToDoubleFunction<ScoredPair> probability) {
      List<Judged> judged = new ArrayList<>(rows.size());
      for (ScoredPair row : rows) {
        double value = probability.applyAsDouble(row);
        judged.add(
            new Judged(
                row.row().source() + "/" + row.row().id(),
                new Prediction(value, value >= threshold, ""),
                row.positive()));
      }
      return judged;
    }
  }

  /** NaN of fewer than two values. */
  private static double deviation(double[] values) {
    if (values.length < 2) {
      return Double.NaN;
    }
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (values.length - 1));
  }
}

package dev.winnow.cli.thresholds;

import dev.winnow.schemas.Stage;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How far items go: what a policy costs to run.
 *
 * @param decided the share of items that each stage has the last word on, people included
 * @param reached the share of items that each stage sees
 */
record Reach(Map<Stage, Double> decided, Map<Stage, Double> reached) {
  Reach {
    decided = Map.copyOf(decided);
    reached = Map.copyOf(reached);
  }

  /**
   * Of a stream in which violations are as common as the prevalence says.
   *
   * @param wanted a row is a violation where it is one of any of these categories
   */
  static Reach of(
      List<CategoryLimits> wanted,
      List<RecordedRow> rows,
      List<Outcome> outcomes,
      OptionalDouble prevalence) {
    long violations = rows.stream().filter(row -> isViolation(wanted, row)).count();
    double share = prevalence.orElse((double) violations / Math.max(1, rows.size()));
    Map<Stage, Double> decided = new EnumMap<>(Stage.class);
    Map<Stage, Double> reached = new EnumMap<>(Stage.class);
    for (int at = 0; at < rows.size(); at++) {
      double weight =
          isViolation(wanted, rows.get(at))
              ? share / violations
              : (1 - share) / (rows.size() - violations);
      Outcome outcome = outcomes.get(at);
      decided.merge(outcome.decidedBy(), weight, Double::sum);
      outcome.reached().forEach(stage -> reached.merge(stage, weight, Double::sum));
      if (outcome.decidedBy() == Stage.PEOPLE) {
        reached.merge(Stage.PEOPLE, weight, Double::sum);
      }
    }
    return new Reach(decided, reached);
  }

  /** The share that goes past the workers: to the general model. */
  double escalated() {
    return reached.getOrDefault(Stage.GENERAL, 0.0);
  }

  double toPeople() {
    return reached.getOrDefault(Stage.PEOPLE, 0.0);
  }

  /** What an item costs on average, by prices of a thousand. */
  double cost(StagePrices prices) {
    return reached.entrySet().stream()
            .mapToDouble(stage -> stage.getValue() * prices.of(stage.getKey()))
            .sum()
        / 1000;
  }

  private static boolean isViolation(List<CategoryLimits> wanted, RecordedRow row) {
    return wanted.stream()
        .map(CategoryLimits::category)
        .anyMatch(category -> row.row().isLabelled(category) && row.row().is(category));
  }
}

package dev.winnow.cli.thresholds;

import dev.winnow.schemas.Stage;
import java.util.Arrays;
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
    Map<Stage, Rows> decided = new EnumMap<>(Stage.class);
    Map<Stage, Rows> reached = new EnumMap<>(Stage.class);
    Rows all = Rows.NONE;
    for (int at = 0; at < rows.size(); at++) {
      Rows one = isViolation(wanted, rows.get(at)) ? new Rows(1, 0) : new Rows(0, 1);
      Outcome outcome = outcomes.get(at);
      all = all.plus(one);
      decided.merge(outcome.decidedBy(), one, Rows::plus);
      outcome.reached().forEach(stage -> reached.merge(stage, one, Rows::plus));
      if (outcome.decidedBy() == Stage.PEOPLE) {
        reached.merge(Stage.PEOPLE, one, Rows::plus);
      }
    }
    double share = prevalence.orElse((double) all.violations() / Math.max(1, rows.size()));
    return new Reach(shares(decided, all, share), shares(reached, all, share));
  }

  /**
   * Of items that stand for different numbers of them.
   *
   * @param weights one an outcome
   */
  static Reach ofWeighted(List<Outcome> outcomes, double[] weights) {
    Map<Stage, Double> decided = new EnumMap<>(Stage.class);
    Map<Stage, Double> reached = new EnumMap<>(Stage.class);
    double all = Arrays.stream(weights).sum();
    for (int at = 0; at < weights.length; at++) {
      Outcome outcome = outcomes.get(at);
      double share = weights[at] / all;
      decided.merge(outcome.decidedBy(), share, Double::sum);
      outcome.reached().forEach(stage -> reached.merge(stage, share, Double::sum));
      if (outcome.decidedBy() == Stage.PEOPLE) {
        reached.merge(Stage.PEOPLE, share, Double::sum);
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

  private static Map<Stage, Double> shares(Map<Stage, Rows> part, Rows all, double prevalence) {
    Map<Stage, Double> shares = new EnumMap<>(Stage.class);
    part.forEach((stage, rows) -> shares.put(stage, rows.share(all, prevalence)));
    return shares;
  }

  private record Rows(int violations, int harmless) {
    private static final Rows NONE = new Rows(0, 0);

    Rows plus(Rows other) {
      return new Rows(violations + other.violations, harmless + other.harmless);
    }

    /** Of all rows, were violations as common as the prevalence says. */
    double share(Rows all, double prevalence) {
      return prevalence * violations / Math.max(1, all.violations)
          + (1 - prevalence) * harmless / Math.max(1, all.harmless);
    }
  }
}

package dev.winnow.training.certify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for cheap threshold vectors of one category that will probably be proven, from ones with
 * much in hand to ones with hardly anything.
 *
 * <p>The violations that may be let through, and the wrong actions, are divided among the stages in
 * every way that a small grid allows, which also holds cuts well beyond the last error seen; each
 * stage's thresholds then follow from the rows that reach it. A vector's risk follows from its
 * error rates here ({@link SearchRisk}). For each step the cheapest vector is kept.
 *
 * <p>What is found here proves nothing: its error rates were looked at to find it.
 */
final class ThresholdSearch {
  private static final double[] MISSED_PARTS = {0, 0.2, 0.4, 0.65, 0.9};
  private static final double[] WRONG_PARTS = {0, 0.3, 0.6, 0.9, 1.3};

  /** Of the rows beyond the last error, how many lie beyond the cut. */
  private static final double[] BEYOND = {0.5, 0.2};

  private final Question question;
  private final CategoryScores scores;
  private final List<SearchStep> steps;
  private final int[][] rising;
  private final double[][] likelihood;
  private final @Nullable ThresholdVector[] best;
  private final double[] cost;

  private ThresholdSearch(Question question, List<SearchStep> steps) {
    this.question = question;
    this.scores = question.searched();
    this.steps = steps;
    this.rising = new int[scores.stages()][];
    this.likelihood = new double[scores.stages()][];
    for (int stage = 0; stage < rising.length; stage++) {
      rising[stage] = rising(stage);
      likelihood[stage] = Likelihood.at(stage, scores);
    }
    this.best = new ThresholdVector[steps.size()];
    this.cost = new double[steps.size()];
    Arrays.fill(cost, Double.POSITIVE_INFINITY);
  }

  /**
   * For each step the cheapest vector that risks no more; where one of a step before is cheaper,
   * that one.
   */
  static List<ThresholdVector> path(Question question, List<SearchStep> steps) {
    ThresholdSearch search = new ThresholdSearch(question, steps);
    search.descend(Partial.START, search.rising[0]);
    List<ThresholdVector> path = new ArrayList<>();
    ThresholdVector cheapest = ThresholdVector.undecided(search.scores.stages());
    double lowest = Double.POSITIVE_INFINITY;
    for (int step = 0; step < steps.size(); step++) {
      ThresholdVector found = search.best[step];
      if (found != null && search.cost[step] < lowest) {
        cheapest = found;
        lowest = search.cost[step];
      }
      path.add(cheapest);
    }
    return path;
  }

  private void descend(Partial so, int[] reaching) {
    int stage = so.thresholds().size();
    StageRows rows = new StageRows(reaching, scores, stage, likelihood[stage]);
    double arriving = weight(rows.positivesFrom(0), rows.negativesFrom(0));
    for (int allow : allowCuts(rows)) {
      for (int act : actCuts(rows)) {
        int below = Math.min(allow, act);
        Partial next = so.with(rows, below, act, arriving * question.prices().stages().get(stage));
        if (stage + 1 < scores.stages()) {
          descend(next, unsure(rows, below, act, stage + 1));
        } else {
          double positives = rows.positivesBelow(act) - rows.positivesBelow(below);
          weigh(next, weight(positives, rows.negativesBelow(act) - rows.negativesBelow(below)));
        }
      }
    }
  }

  private void weigh(Partial whole, double unsure) {
    double total = whole.cost() + unsure * question.prices().people();
    for (int step = 0; step < steps.size(); step++) {
      if (total < cost[step] && isWithin(steps.get(step), whole)) {
        best[step] = new ThresholdVector(whole.thresholds());
        cost[step] = total;
      }
    }
  }

  private boolean isWithin(SearchStep step, Partial whole) {
    return whole.missedRisk(question, step.careful()) <= step.missed()
        && whole.wrongRisk(question, step.careful()) <= step.wrong();
  }

  private int[] allowCuts(StageRows rows) {
    double mayMiss = question.limits().missed() * scores.positiveWeight();
    int faultless = rows.allowCut(0);
    return IntStream.concat(
            Arrays.stream(BEYOND).mapToInt(part -> rows.cutAtOrBelow((int) (part * faultless))),
            Arrays.stream(MISSED_PARTS).mapToInt(part -> rows.allowCut(part * mayMiss)))
        .distinct()
        .toArray();
  }

  private int[] actCuts(StageRows rows) {
    int faultless = rows.size() - actCut(rows, 0);
    return IntStream.concat(
            IntStream.concat(
                IntStream.of(rows.size()),
                Arrays.stream(BEYOND)
                    .mapToInt(part -> rows.cutAtOrAbove(rows.size() - (int) (part * faultless)))),
            Arrays.stream(WRONG_PARTS).mapToInt(part -> actCut(rows, part)))
        .distinct()
        .toArray();
  }

  private int actCut(StageRows rows, double part) {
    SearchRisk expected = question.expected();
    return rows.actCut(
        part * question.limits().wrong(), expected.perPositive(), expected.perNegative());
  }

  /** What lies between two cuts, in the order of another stage. */
  private int[] unsure(StageRows rows, int from, int to, int stage) {
    boolean[] goesOn = new boolean[scores.rows()];
    for (int place = from; place < to; place++) {
      goesOn[rows.row(place)] = true;
    }
    return Arrays.stream(rising[stage]).filter(row -> goesOn[row]).toArray();
  }

  private double weight(double positives, double negatives) {
    return positives * question.expected().perPositive()
        + negatives * question.expected().perNegative();
  }

  private int[] rising(int stage) {
    return IntStream.range(0, scores.rows())
        .boxed()
        .sorted(Comparator.comparingDouble(row -> scores.probability(stage, row)))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}

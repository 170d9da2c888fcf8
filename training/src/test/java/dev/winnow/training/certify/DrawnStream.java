package dev.winnow.training.certify;

import dev.winnow.training.audit.StratifiedCounts;
import dev.winnow.training.audit.StratumCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Forty thousand items of which everything is known, one in twelve a violation. They were decided
 * by one stage under old thresholds, and are drawn by what came of that.
 */
final class DrawnStream {
  /** Of what was allowed, nearly not, acted on, nearly not, left to people. */
  private static final double[] PROBABILITIES = {0.2, 0.5, 0.5, 0.8, 1};

  private static final int SIZE = 40_000;
  private static final double ANSWERED = 0.9;
  private static final double SEARCHED = 0.4;

  private final boolean[] truth = new boolean[SIZE];
  private final double[] score = new double[SIZE];

  DrawnStream(long seed) {
    Random random = new Random(seed);
    for (int item = 0; item < SIZE; item++) {
      truth[item] = random.nextInt(12) == 0;
      double logit = centre(truth[item], random) + 1.5 * random.nextGaussian();
      score[item] = 1 / (1 + Math.exp(-logit));
    }
  }

  /** An item that was drawn. */
  record Drawn(int stratum, double score, boolean violation, boolean judged, boolean searched) {}

  List<Drawn> draw(Random random) {
    List<Drawn> drawn = new ArrayList<>();
    for (int item = 0; item < SIZE; item++) {
      int stratum = stratum(score[item]);
      if (random.nextDouble() < PROBABILITIES[stratum]) {
        drawn.add(
            new Drawn(
                stratum,
                score[item],
                truth[item],
                random.nextDouble() < ANSWERED,
                random.nextDouble() < SEARCHED));
      }
    }
    return drawn;
  }

  /** What is true of all items. */
  Counts truth(ThresholdVector vector) {
    return Population.outcome(vector, new CategoryScores(truth, new double[][] {score}));
  }

  /** The rows to search on. */
  static CategoryScores searched(List<Drawn> drawn) {
    List<Drawn> judged = drawn.stream().filter(Drawn::searched).filter(Drawn::judged).toList();
    return scores(judged)
        .weighted(judged.stream().mapToDouble(row -> 1 / PROBABILITIES[row.stratum()]).toArray());
  }

  /** What came of the others. */
  static StratifiedCounts proven(ThresholdVector vector, List<Drawn> drawn) {
    List<StratumCount> strata = new ArrayList<>();
    for (int at = 0; at < PROBABILITIES.length; at++) {
      int stratum = at;
      List<Drawn> all = drawn.stream().filter(row -> row.stratum() == stratum).toList();
      List<Drawn> judged = all.stream().filter(row -> row.judged() && !row.searched()).toList();
      Counts counts = Population.outcome(vector, scores(judged));
      strata.add(
          new StratumCount(
              PROBABILITIES[at],
              all.size(),
              judged.size(),
              counts.wrong(),
              counts.acted() - counts.wrong(),
              counts.missed(),
              counts.positives() - counts.missed()));
    }
    return new StratifiedCounts(strata);
  }

  private static CategoryScores scores(List<Drawn> rows) {
    boolean[] truth = new boolean[rows.size()];
    for (int row = 0; row < truth.length; row++) {
      truth[row] = rows.get(row).violation();
    }
    return new CategoryScores(
        truth, new double[][] {rows.stream().mapToDouble(Drawn::score).toArray()});
  }

  /** One violation in fifty looks like anything else. */
  private static double centre(boolean violation, Random random) {
    return violation && random.nextInt(50) > 0 ? 2 : -4;
  }

  private static int stratum(double score) {
    if (score < 0.2) {
      return score < 0.1 ? 0 : 1;
    }
    return score < 0.8 ? 4 : score >= 0.9 ? 2 : 3;
  }
}

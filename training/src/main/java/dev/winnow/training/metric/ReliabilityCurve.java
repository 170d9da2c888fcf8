package dev.winnow.training.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * Stated probabilities against observed frequencies, in ten bins of equal width; the diagonal is
 * perfect (DeGroot and Fienberg, "The Comparison and Evaluation of Forecasters", The Statistician
 * 32, 1983).
 */
public final class ReliabilityCurve {
  private static final int BINS = 10;

  private ReliabilityCurve() {}

  /**
   * What fell into one bin.
   *
   * @param stated mean probability
   * @param observed share of positives
   */
  public record Point(double stated, double observed, int n) {}

  /** Rising; bins without items are left out. */
  public static List<Point> of(ScoredLabels probabilities) {
    double[] stated = new double[BINS];
    int[] positives = new int[BINS];
    int[] items = new int[BINS];
    for (int place = 0; place < probabilities.size(); place++) {
      int bin = Math.min(BINS - 1, (int) (probabilities.score(place) * BINS));
      stated[bin] += probabilities.score(place);
      positives[bin] += probabilities.isPositive(place) ? 1 : 0;
      items[bin]++;
    }
    List<Point> curve = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      if (items[bin] > 0) {
        curve.add(
            new Point(stated[bin] / items[bin], (double) positives[bin] / items[bin], items[bin]));
      }
    }
    return curve;
  }
}

package dev.winnow.training.metric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often the likelier of two answers is wrong among the items of which it is surest, by how many
 * items that are (El-Yaniv and Wiener, "On the Foundations of Noise-free Selective Classification",
 * JMLR 11, 2010): what deciding less would buy.
 */
public final class RiskCoverage {
  private static final int POINTS = 50;

  private RiskCoverage() {}

  /**
   * One way to split sure from unsure.
   *
   * @param coverage share of the items that are decided
   * @param risk share of these that are wrong
   */
  public record Point(double coverage, double risk) {}

  /** By rising coverage, up to all items; at most fifty points. */
  public static List<Point> of(ScoredLabels probabilities) {
    int size = probabilities.size();
    int[] surest =
        IntStream.range(0, size)
            .boxed()
            .sorted(
                Comparator.comparingDouble(place -> -Math.abs(probabilities.score(place) - 0.5)))
            .mapToInt(Integer::intValue)
            .toArray();
    List<Point> curve = new ArrayList<>();
    int wrong = 0;
    for (int taken = 1; taken <= size; taken++) {
      int place = surest[taken - 1];
      wrong += (probabilities.score(place) >= 0.5) == probabilities.isPositive(place) ? 0 : 1;
      if ((long) taken * POINTS / size > (long) (taken - 1) * POINTS / size) {
        curve.add(new Point((double) taken / size, (double) wrong / taken));
      }
    }
    return curve;
  }
}

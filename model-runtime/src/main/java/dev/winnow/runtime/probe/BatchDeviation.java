package dev.winnow.runtime.probe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * Measures how far a model's answer to a text depends on what shares its batch. Without an answer
 * that stays the same there is no calibration, and no replay.
 */
public final class BatchDeviation {
  /** A larger deviation than this changes decisions. */
  public static final double LIMIT = 1e-4;

  private static final List<Integer> SIZES = List.of(2, 4, 8);
  private static final long SEED = 17;

  private BatchDeviation() {}

  /**
   * The largest difference of any number between each item alone and in batches of two to eight, of
   * like length and of mixed; infinite where a number is not finite.
   *
   * @param byLength items, the shortest first
   * @param model rows of numbers for a batch, a row for each of its items
   */
  public static <T> double measure(List<T> byLength, Function<List<T>, float[][]> model) {
    List<float[]> alone = new ArrayList<>();
    for (T item : byLength) {
      alone.add(model.apply(List.of(item))[0]);
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < byLength.size(); i++) {
      order.add(i);
    }
    double worst = 0;
    Random random = new Random(SEED);
    for (int size : SIZES) {
      worst = Math.max(worst, worstIn(order, size, byLength, alone, model));
      Collections.shuffle(order, random);
    }
    return worst;
  }

  private static <T> double worstIn(
      List<Integer> order,
      int size,
      List<T> items,
      List<float[]> alone,
      Function<List<T>, float[][]> model) {
    double worst = 0;
    for (int from = 0; from < order.size(); from += size) {
      List<Integer> batch = order.subList(from, Math.min(order.size(), from + size));
      float[][] together = model.apply(batch.stream().map(items::get).toList());
      for (int i = 0; i < together.length; i++) {
        worst = Math.max(worst, difference(alone.get(batch.get(i)), together[i]));
      }
    }
    return worst;
  }

  private static double difference(float[] one, float[] other) {
    double worst = 0;
    for (int i = 0; i < one.length; i++) {
      double difference = Math.abs((double) one[i] - other[i]);
      worst = Math.max(worst, Double.isFinite(difference) ? difference : Double.POSITIVE_INFINITY);
    }
    return worst;
  }
}

package dev.winnow.training.certify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Draws rows so that violations are as common among them as in the stream. Sets for training hold
 * far more violations than a stream does, and the share of wrong actions hangs on it: where one
 * item in twenty is a violation, the same thresholds are wrong far more often than where every
 * second one is.
 *
 * <p>Rows are left out rather than weighted, for the exact tests count rows. Each place of the draw
 * is a violation with the probability asked for, independently, so that the draw is one of
 * independent rows of such a stream.
 */
public final class PrevalenceDraw {
  /**
   * Standard deviations kept in hand, so that the coins hardly ever want more rows than there are.
   */
  private static final double IN_HAND = 4;

  private PrevalenceDraw() {}

  /** The largest draw that so many violations and so many harmless rows are enough for. */
  public static int size(int positives, int negatives, double prevalence) {
    if (!(prevalence > 0 && prevalence < 1)) {
      throw new IllegalArgumentException(
          "prevalence: " + prevalence + " (expected: more than 0, less than 1)");
    }
    return Math.min(places(positives, prevalence), places(negatives, 1 - prevalence));
  }

  /**
   * Draws rows without putting any back; the same seed and truth give the same rows.
   *
   * @param truth by row
   * @return places of the rows drawn
   */
  public static int[] rows(boolean[] truth, double prevalence, long seed) {
    List<Integer> positives = new ArrayList<>();
    List<Integer> negatives = new ArrayList<>();
    for (int row = 0; row < truth.length; row++) {
      (truth[row] ? positives : negatives).add(row);
    }
    Random random = new Random(seed);
    Collections.shuffle(positives, random);
    Collections.shuffle(negatives, random);
    int size = size(positives.size(), negatives.size(), prevalence);
    int violations = 0;
    for (int place = 0; place < size; place++) {
      violations += random.nextDouble() < prevalence ? 1 : 0;
    }
    violations = Math.min(violations, positives.size());
    List<Integer> drawn = new ArrayList<>(positives.subList(0, violations));
    drawn.addAll(negatives.subList(0, Math.min(size - violations, negatives.size())));
    return drawn.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The largest n with n·share + 4·sqrt(n·share·(1 − share)) no more than what there is. */
  private static int places(int there, double share) {
    double spread = IN_HAND * Math.sqrt(share * (1 - share));
    double root = (Math.sqrt(spread * spread + 4 * share * there) - spread) / (2 * share);
    return (int) Math.floor(root * root);
  }
}

package dev.winnow.runtime.deploy;

import dev.winnow.runtime.classify.CategoryScore;
import dev.winnow.runtime.classify.Classification;
import java.util.Map;

/**
 * How far two sets of models agreed over the same texts, in the categories that both score.
 *
 * @param texts how many were compared
 * @param scores how many pairs of probabilities
 * @param meanDifference of the probabilities; 0 where there are none
 * @param maxDifference of the probabilities
 * @param sameSide share of the pairs that lie on the same side of one half; 1 where there are none
 */
public record Agreement(
    long texts, long scores, double meanDifference, double maxDifference, double sameSide) {
  static final Agreement NONE = new Agreement(0, 0, 0, 0, 1);

  /** With one more text. */
  Agreement with(Classification one, Classification other) {
    long pairs = scores;
    double sum = meanDifference * scores;
    double same = sameSide * scores;
    double most = maxDifference;
    for (Map.Entry<String, CategoryScore> entry : one.scores().entrySet()) {
      CategoryScore counterpart = other.scores().get(entry.getKey());
      if (counterpart != null) {
        double difference = Math.abs(entry.getValue().probability() - counterpart.probability());
        pairs++;
        sum += difference;
        most = Math.max(most, difference);
        same += isHigh(entry.getValue()) == isHigh(counterpart) ? 1 : 0;
      }
    }
    return pairs == 0
        ? new Agreement(texts + 1, 0, 0, 0, 1)
        : new Agreement(texts + 1, pairs, sum / pairs, most, same / pairs);
  }

  private static boolean isHigh(CategoryScore score) {
    return score.probability() >= 0.5;
  }
}

package dev.winnow.training.evaluate;

import java.util.Comparator;

/**
 * What was concluded of one category in one row, and what is true.
 *
 * @param row its source and id
 */
public record Judged(String row, Prediction prediction, boolean positive) {
  /** An order that hangs on the rows alone, not on which was answered first. */
  static final Comparator<Judged> FALLING =
      Comparator.comparingDouble((Judged judged) -> judged.prediction().probability())
          .reversed()
          .thenComparing(Judged::positive)
          .thenComparing(judged -> judged.prediction().flagged())
          .thenComparing(Judged::row);
}

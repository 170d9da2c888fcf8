package dev.winnow.training.certify;

import org.jspecify.annotations.Nullable;

/**
 * One category for which thresholds are wanted.
 *
 * @param searched the rows to search on, none of which may be proven on
 * @param expected how risks are reckoned from them
 * @param prices of the stages that score it
 * @param boldest what no vector may go beyond, on which evidence ends; null where there is no such
 */
public record Question(
    String category,
    Limits limits,
    CategoryScores searched,
    SearchRisk expected,
    Prices prices,
    @Nullable ThresholdVector boldest) {
  public Question {
    if (prices.stages().size() != searched.stages()) {
      throw new IllegalArgumentException(
          "prices: %d (expected: %d, one a stage)"
              .formatted(prices.stages().size(), searched.stages()));
    }
  }

  /** One that may go as far as is proven. */
  public Question(
      String category, Limits limits, CategoryScores searched, SearchRisk expected, Prices prices) {
    this(category, limits, searched, expected, prices, null);
  }
}

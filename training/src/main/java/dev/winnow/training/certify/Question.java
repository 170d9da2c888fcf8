package dev.winnow.training.certify;

/**
 * One category for which thresholds are wanted.
 *
 * @param searched the rows to search on, none of which may be proven on
 * @param expected what the rows to prove on will look like
 * @param prices of the stages that score it
 */
public record Question(
    String category, Limits limits, CategoryScores searched, Expectation expected, Prices prices) {
  public Question {
    if (prices.stages().size() != searched.stages()) {
      throw new IllegalArgumentException(
          "prices: %d (expected: %d, one a stage)"
              .formatted(prices.stages().size(), searched.stages()));
    }
  }
}

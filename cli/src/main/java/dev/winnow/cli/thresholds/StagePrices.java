package dev.winnow.cli.thresholds;

import dev.winnow.schemas.Stage;
import java.util.EnumMap;
import java.util.Map;

/**
 * What it costs that an item reaches a stage.
 *
 * @param byStage of a thousand items; a stage that is not named costs nothing
 * @param isMoney false where they are only milliseconds of whoever looks at the item
 */
record StagePrices(Map<Stage, Double> byStage, boolean isMoney) {
  private static final StagePrices TIME =
      new StagePrices(
          Map.of(
              Stage.SCREEN, 10.0,
              Stage.SPECIALISTS, 2_000.0,
              Stage.GENERAL, 10_000.0,
              Stage.PEOPLE, 60_000_000.0),
          false);

  StagePrices {
    byStage = Map.copyOf(byStage);
    byStage.forEach(
        (stage, price) -> {
          if (stage == Stage.GUARD || !(price >= 0 && price < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                "--price: %s=%s (expected: screen, specialists, general or people, 0 or more)"
                    .formatted(stage.term(), price));
          }
        });
  }

  /** The prices that were stated; without any, the time that a stage takes. */
  static StagePrices stated(Map<String, Double> byTerm) {
    if (byTerm.isEmpty()) {
      return TIME;
    }
    Map<Stage, Double> prices = new EnumMap<>(Stage.class);
    byTerm.forEach((term, price) -> prices.put(Stage.of(term), price));
    return new StagePrices(prices, true);
  }

  /** Of a thousand items. */
  double of(Stage stage) {
    return byStage.getOrDefault(stage, 0.0);
  }
}

package dev.winnow.training.certify;

import java.util.List;

/**
 * What it costs that an item reaches a stage; in any unit, only the ratios matter to the search.
 *
 * @param stages in the order of the cascade
 * @param people what it costs that no stage was sure
 */
public record Prices(List<Double> stages, double people) {
  public Prices {
    stages = List.copyOf(stages);
    stages.forEach(Prices::requirePrice);
    requirePrice(people);
  }

  private static void requirePrice(double price) {
    if (!(price >= 0 && price < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("price: " + price + " (expected: 0 or more)");
    }
  }
}

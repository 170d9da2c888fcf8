package dev.winnow.cli.thresholds;

import java.util.Map;
import picocli.CommandLine.Option;

/** What the price of thresholds is reckoned with. */
final class PriceOptions {
  @Option(
      names = "--items-per-hour",
      paramLabel = "N",
      description = "The rate that the price is told for. Default: ${DEFAULT-VALUE}.")
  private long itemsPerHour = 100_000;

  @Option(
      names = "--price",
      split = ",",
      paramLabel = "STAGE=AMOUNT",
      description =
          "What a thousand items cost at a stage or with people, such as general=0.5,people=120; the"
              + " cheapest thresholds are looked for. Default: the time that a stage takes.")
  private Map<String, Double> price = Map.of();

  long itemsPerHour() {
    if (itemsPerHour < 1) {
      throw new IllegalArgumentException(
          "--items-per-hour: " + itemsPerHour + " (expected: 1 or more)");
    }
    return itemsPerHour;
  }

  StagePrices prices() {
    return StagePrices.stated(price);
  }
}

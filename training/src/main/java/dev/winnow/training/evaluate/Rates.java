package dev.winnow.training.evaluate;

import dev.winnow.training.metric.Confusion;
import java.util.LinkedHashMap;
import java.util.Map;

/** The figures that flags come to, by their names in the report. */
final class Rates {
  private Rates() {}

  static Map<String, Double> of(Confusion flags) {
    Map<String, Double> rates = new LinkedHashMap<>();
    rates.put("f1", flags.f1());
    rates.put("precision", flags.precision());
    rates.put("recall", flags.recall());
    int negatives = flags.falsePositives() + flags.trueNegatives();
    if (negatives > 0) {
      rates.put("falsePositiveRate", (double) flags.falsePositives() / negatives);
    }
    return rates;
  }
}

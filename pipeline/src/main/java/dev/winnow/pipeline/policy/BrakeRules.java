package dev.winnow.pipeline.policy;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a category is kept from acting alone, because it is flagged far more often than it was.
 *
 * @param factor how many times its reference a flag rate must be
 * @param floor a reference is never taken to be lower; so rates below {@code factor * floor} pass
 * @param falseAlarm at a steady rate, a category is held in error once in so many items at most, on
 *     average
 * @param rates stated references by category, as shares of all items; others are learned
 * @param released the operator's word: what was held before this moment is held no more, and the
 *     rate is learned anew
 */
public record BrakeRules(
    double factor,
    double floor,
    long falseAlarm,
    Map<String, Double> rates,
    @Nullable Instant released) {
  public static final double DEFAULT_FLOOR = 0.02;
  public static final long DEFAULT_FALSE_ALARM = 100_000_000;

  public BrakeRules {
    rates = Map.copyOf(rates);
    if (!(factor >= 1.5 && factor <= 100)) {
      throw new PolicyException("factor: " + factor + " (expected: 1.5 to 100)");
    }
    requireRate("floor", floor);
    if (falseAlarm < 1000) {
      throw new PolicyException("falseAlarm: " + falseAlarm + " (expected: >= 1000)");
    }
    rates.forEach(
        (category, rate) -> {
          CategoryPolicy.requireName("rates." + category, category);
          requireRate("rates." + category, rate);
        });
  }

  private static void requireRate(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw new PolicyException(name + ": " + value + " (expected: > 0, < 1)");
    }
  }
}

package dev.winnow.benchmarks.outage;

import dev.winnow.benchmarks.turn.Counts;
import java.time.Duration;

/**
 * How much is measured.
 *
 * @param items in each turn
 * @param rounds in each of which every trouble comes once
 * @param recoveryLimit after which a provider that is back and still has items waiting for it ends
 *     the run
 */
public record OutageSettings(int items, int rounds, Duration recoveryLimit) {
  public static final Duration DEFAULT_RECOVERY_LIMIT = Duration.ofMinutes(2);

  public OutageSettings {
    Counts.requirePositive("items", items);
    Counts.requirePositive("rounds", rounds);
  }

  public OutageSettings(int items, int rounds) {
    this(items, rounds, DEFAULT_RECOVERY_LIMIT);
  }
}

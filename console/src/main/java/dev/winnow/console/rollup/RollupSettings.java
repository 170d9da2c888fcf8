package dev.winnow.console.rollup;

import dev.winnow.connectors.kafka.KafkaSettings;
import dev.winnow.connectors.registry.RegistrySettings;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What the roll-ups run with.
 *
 * @param stateDir counts of the last minutes; what is lost of it is read back from Kafka
 * @param grace how long after its end a minute still takes verdicts
 */
public record RollupSettings(
    KafkaSettings kafka, RegistrySettings registry, Path stateDir, Duration grace) {
  /** Long enough for a restart that catches up on one partition sooner than on another. */
  public static final Duration DEFAULT_GRACE = Duration.ofHours(1);

  public RollupSettings {
    if (grace.isNegative()) {
      throw new IllegalArgumentException("grace: " + grace + " (expected: >= 0)");
    }
  }

  /** Without properties for the clients. */
  static RollupSettings of(String bootstrap, String registry, Path stateDir, Duration grace) {
    return new RollupSettings(
        new KafkaSettings(bootstrap), new RegistrySettings(registry), stateDir, grace);
  }
}

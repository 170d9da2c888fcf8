package dev.winnow.connectors.kafka;

import java.io.Serializable;
import java.time.Duration;

/**
 * How sinks deliver.
 *
 * @param transactionalIdPrefix one for each sink of each job, the same over restarts: it is how a
 *     restarted job finds and ends the transactions of the one that died
 * @param transactionTimeout after it the broker gives up a transaction, and its results with it.
 *     Must be longer than the longest outage to survive and not above the broker's {@code
 *     transaction.max.timeout.ms}, see {@link BrokerLimits}
 */
public record SinkSettings(
    Delivery delivery, String transactionalIdPrefix, Duration transactionTimeout)
    implements Serializable {
  public static final Duration DEFAULT_TRANSACTION_TIMEOUT = Duration.ofHours(1);

  public SinkSettings {
    if (transactionalIdPrefix.isBlank()) {
      throw new IllegalArgumentException("transactionalIdPrefix: empty (expected: a name)");
    }
    if (transactionTimeout.isNegative() || transactionTimeout.isZero()) {
      throw new IllegalArgumentException(
          "transactionTimeout: " + transactionTimeout + " (expected: > 0)");
    }
  }

  public static SinkSettings of(Delivery delivery, String transactionalIdPrefix) {
    return new SinkSettings(delivery, transactionalIdPrefix, DEFAULT_TRANSACTION_TIMEOUT);
  }
}

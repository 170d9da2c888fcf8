package dev.winnow.connectors.kafka;

import dev.winnow.connectors.RetryableConnectorException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the brokers allow, asked before a job is submitted. */
public final class BrokerLimits {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerLimits.class);
  private static final String MAX_TIMEOUT = "transaction.max.timeout.ms";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private BrokerLimits() {}

  /**
   * The time-out wanted for transactions, or the broker's maximum where that is less: a producer
   * that asks for more is refused.
   *
   * @throws RetryableConnectorException where no broker answers
   */
  public static Duration transactionTimeout(KafkaSettings kafka, Duration wanted) {
    Duration max = maxTransactionTimeout(kafka);
    if (wanted.compareTo(max) <= 0) {
      return wanted;
    }
    LOG.warn(
        "transaction time-out {} is above the broker's {} of {}: using that; a longer outage loses"
            + " results",
        wanted,
        MAX_TIMEOUT,
        max);
    return max;
  }

  private static Duration maxTransactionTimeout(KafkaSettings kafka) {
    try (Admin admin = Admin.create(kafka.admin())) {
      Node broker = get(admin.describeCluster().nodes()).iterator().next();
      ConfigResource resource =
          new ConfigResource(ConfigResource.Type.BROKER, Integer.toString(broker.id()));
      Config config =
          Objects.requireNonNull(get(admin.describeConfigs(List.of(resource)).all()).get(resource));
      return Duration.ofMillis(Long.parseLong(config.get(MAX_TIMEOUT).value()));
    } catch (ExecutionException | TimeoutException e) {
      throw new RetryableConnectorException(
          kafka.bootstrap() + ": " + MAX_TIMEOUT + " not read", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RetryableConnectorException(kafka.bootstrap() + ": interrupted", e);
    }
  }

  private static <T> T get(KafkaFuture<T> answer)
      throws ExecutionException, TimeoutException, InterruptedException {
    return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }
}

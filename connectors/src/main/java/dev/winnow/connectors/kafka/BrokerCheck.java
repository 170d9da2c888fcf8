package dev.winnow.connectors.kafka;

import dev.winnow.connectors.ConnectorException;
import dev.winnow.connectors.RetryableConnectorException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;

/** Tells soon whether a broker answers. Kafka's clients by themselves try for minutes. */
public final class BrokerCheck {
  private BrokerCheck() {}

  /**
   * Returns when a broker has answered.
   *
   * @throws RetryableConnectorException where none does within the limit
   * @throws ConnectorException where the broker refuses, or the settings are wrong
   */
  public static void requireAnswer(KafkaSettings kafka, Duration limit) {
    try (Admin admin = Admin.create(kafka.admin())) {
      DescribeClusterOptions options =
          new DescribeClusterOptions().timeoutMs(Math.toIntExact(limit.toMillis()));
      admin.describeCluster(options).clusterId().get();
    } catch (ExecutionException e) {
      throw unanswered(kafka, limit, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RetryableConnectorException(kafka.bootstrap() + ": interrupted", e);
    } catch (KafkaException e) {
      throw new ConnectorException(kafka.bootstrap() + ": " + innermost(e), e);
    }
  }

  private static ConnectorException unanswered(
      KafkaSettings kafka, Duration limit, ExecutionException e) {
    if (e.getCause() instanceof RetriableException) {
      return new RetryableConnectorException(
          "%s: no broker answers within %d ms (expected: a running Kafka)"
              .formatted(kafka.bootstrap(), limit.toMillis()),
          e);
    }
    return new ConnectorException(kafka.bootstrap() + ": " + innermost(e), e);
  }

  /** Kafka's outer exceptions say no more than that a client could not be made. */
  private static String innermost(Throwable failure) {
    Throwable inner = failure;
    while (inner.getCause() != null) {
      inner = inner.getCause();
    }
    return inner.getClass().getSimpleName() + ": " + inner.getMessage();
  }
}

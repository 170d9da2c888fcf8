package dev.winnow.cli.policy;

import dev.winnow.cli.kafka.ConnectionOptions;
import dev.winnow.connectors.RetryableConnectorException;
import dev.winnow.connectors.control.ControlLog;
import dev.winnow.connectors.control.ControlRecord;
import dev.winnow.connectors.control.ControlWriter;
import dev.winnow.connectors.kafka.KafkaSettings;
import dev.winnow.connectors.registry.RegistrySettings;
import dev.winnow.pipeline.policy.PolicyEntry;
import dev.winnow.pipeline.policy.PolicyHistory;
import dev.winnow.schemas.PolicyUpdate;
import dev.winnow.schemas.Topics;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The topic of policies, read as the jobs read it. What is written is accepted or refused by every
 * reader alike, so reading one's own record back tells what became of it.
 */
final class PolicyTopic implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MAX_REMEMBERED = 1_000;

  private final KafkaSettings kafka;
  private final RegistrySettings registry;
  private final ControlLog<PolicyUpdate> log;
  private final ConcurrentSkipListMap<Long, PolicyEntry> byOffset = new ConcurrentSkipListMap<>();
  private volatile PolicyHistory history = PolicyHistory.empty();

  private PolicyTopic(ConnectionOptions connection) {
    this.kafka = connection.kafka();
    this.registry = connection.registry();
    this.log =
        ControlLog.follow(Topics.POLICIES, PolicyUpdate.class, kafka, registry, this::onRecord);
  }

  /** Opens the topic and reads it to its end. The caller closes it. */
  static PolicyTopic read(ConnectionOptions connection) throws InterruptedException {
    PolicyTopic topic = new PolicyTopic(connection);
    if (!topic.log.awaitStartupEnd(PATIENCE)) {
      topic.close();
      throw new RetryableConnectorException(
          "%s: not read within %s (is there a broker at %s, and the topic?)"
              .formatted(Topics.POLICIES, PATIENCE, topic.kafka.bootstrap()),
          null);
    }
    return topic;
  }

  PolicyHistory history() {
    return history;
  }

  /** Writes an update and waits until it has been read back. */
  PolicyEntry write(PolicyUpdate update) throws InterruptedException {
    long offset;
    try (ControlWriter writer = ControlWriter.open(Topics.POLICIES, "policy", kafka, registry)) {
      offset = writer.append(update);
    }
    if (!log.awaitOffset(offset, PATIENCE)) {
      throw new RetryableConnectorException(
          Topics.POLICIES + "/0/" + offset + ": written, but not read back within " + PATIENCE,
          null);
    }
    return Objects.requireNonNull(byOffset.get(offset), "the record just written");
  }

  @Override
  public void close() {
    log.close();
  }

  /** Passes over what is no policy update, as every reader does. */
  private void onRecord(ControlRecord<PolicyUpdate> record) {
    record
        .value()
        .fold(
            found -> apply(record.offset(), found.value()), notAvro -> history, unknown -> history);
  }

  private PolicyHistory apply(long offset, PolicyUpdate update) {
    history = history.apply(update);
    byOffset.put(offset, history.last().orElseThrow());
    if (byOffset.size() > MAX_REMEMBERED) {
      byOffset.pollFirstEntry();
    }
    return history;
  }
}

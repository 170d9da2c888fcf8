package dev.winnow.cli.kafka;

import dev.winnow.connectors.RetryableConnectorException;
import dev.winnow.connectors.control.ControlLog;
import dev.winnow.connectors.control.ControlRecord;
import dev.winnow.connectors.control.ControlWriter;
import dev.winnow.connectors.kafka.KafkaSettings;
import dev.winnow.connectors.registry.RegistrySettings;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * A control topic, read and folded as the jobs do it. What is written is accepted or refused by
 * every reader alike, so reading one's own record back tells what became of it.
 *
 * @param <U> the records
 * @param <H> what they fold into
 * @param <E> what became of one record
 */
public final class ControlTopic<U extends SpecificRecord, H, E> implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MAX_REMEMBERED = 1_000;

  /** How one kind of control topic is read. */
  public interface Kind<U extends SpecificRecord, H, E> {
    String topic();

    /** Of all its records. */
    String key();

    Class<U> type();

    H empty();

    H apply(H history, U record);

    /** What became of the newest record of a history that has one. */
    E last(H history);
  }

  private final Kind<U, H, E> kind;
  private final KafkaSettings kafka;
  private final RegistrySettings registry;
  private final ControlLog<U> log;
  private final ConcurrentSkipListMap<Long, E> byOffset = new ConcurrentSkipListMap<>();
  private volatile H history;

  private ControlTopic(Kind<U, H, E> kind, ConnectionOptions connection) {
    this.kind = kind;
    this.kafka = connection.kafka();
    this.registry = connection.registry();
    this.history = kind.empty();
    this.log = ControlLog.follow(kind.topic(), kind.type(), kafka, registry, this::onRecord);
  }

  /** Opens the topic and reads it to its end. The caller closes it. */
  public static <U extends SpecificRecord, H, E> ControlTopic<U, H, E> read(
      Kind<U, H, E> kind, ConnectionOptions connection) throws InterruptedException {
    ControlTopic<U, H, E> topic = new ControlTopic<>(kind, connection);
    if (!topic.log.awaitStartupEnd(PATIENCE)) {
      topic.close();
      throw new RetryableConnectorException(
          "%s: not read within %s (is there a broker at %s, and the topic?)"
              .formatted(kind.topic(), PATIENCE, topic.kafka.bootstrap()),
          null);
    }
    return topic;
  }

  public H history() {
    return history;
  }

  /** Writes a record and waits until it has been read back. */
  public E write(U update) throws InterruptedException {
    long offset;
    try (ControlWriter writer = ControlWriter.open(kind.topic(), kind.key(), kafka, registry)) {
      offset = writer.append(update);
    }
    if (!log.awaitOffset(offset, PATIENCE)) {
      throw new RetryableConnectorException(
          kind.topic() + "/0/" + offset + ": written, but not read back within " + PATIENCE, null);
    }
    return Objects.requireNonNull(byOffset.get(offset), "the record just written");
  }

  @Override
  public void close() {
    log.close();
  }

  /** Passes over what is no such record, as every reader does. */
  private void onRecord(ControlRecord<U> record) {
    record
        .value()
        .fold(
            found -> apply(record.offset(), found.value()), notAvro -> history, unknown -> history);
  }

  private H apply(long offset, U update) {
    history = kind.apply(history, update);
    byOffset.put(offset, kind.last(history));
    if (byOffset.size() > MAX_REMEMBERED) {
      byOffset.pollFirstEntry();
    }
    return history;
  }
}

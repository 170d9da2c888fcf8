package dev.winnow.connectors.control;

import dev.winnow.connectors.kafka.KafkaSettings;
import dev.winnow.connectors.registry.PatientCodec;
import dev.winnow.connectors.registry.RegistrySettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a control topic from its first record, on a thread of its own, and tells a listener each
 * committed record. It belongs to no consumer group: every log sees everything.
 *
 * <p>While the broker or the registry is out of reach it goes on trying and its listener keeps what
 * it knows. It ends only by {@link #close()} or when the listener throws or the topic has more than
 * one partition; then the waiting methods throw.
 */
public final class ControlLog<T extends SpecificRecord> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ControlLog.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

  /** Closing a consumer waits for the fetch that is under way, which a broker holds for 500 ms. */
  private static final Duration FETCH_LIMIT = Duration.ofSeconds(2);

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  private final TopicPartition partition;
  private final Class<T> type;
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final PatientCodec codec;
  private final ControlListener<T> listener;
  private final Progress progress = new Progress();
  private final Thread thread;
  private volatile boolean open = true;
  private volatile @Nullable Consumer<byte[], byte[]> consumer;
  private long next;

  private ControlLog(
      String topic,
      Class<T> type,
      Supplier<Consumer<byte[], byte[]>> consumers,
      PatientCodec codec,
      ControlListener<T> listener) {
    this.partition = new TopicPartition(topic, 0);
    this.type = type;
    this.consumers = consumers;
    this.codec = codec;
    this.listener = listener;
    this.thread = new Thread(this::run, "control-log-" + topic);
    this.thread.setDaemon(true);
  }

  /** Starts to follow a topic. The caller closes it. */
  public static <T extends SpecificRecord> ControlLog<T> follow(
      String topic,
      Class<T> type,
      KafkaSettings kafka,
      RegistrySettings registry,
      ControlListener<T> listener) {
    Properties properties = kafka.consumer();
    properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    return follow(
        topic,
        type,
        () ->
            new KafkaConsumer<>(
                properties, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
        PatientCodec.connect(registry),
        listener);
  }

  /** As above, with a source of consumers: a new one is taken after each that failed. */
  static <T extends SpecificRecord> ControlLog<T> follow(
      String topic,
      Class<T> type,
      Supplier<Consumer<byte[], byte[]>> consumers,
      PatientCodec codec,
      ControlListener<T> listener) {
    ControlLog<T> log = new ControlLog<>(topic, type, consumers, codec, listener);
    log.thread.start();
    return log;
  }

  /**
   * Waits until the listener has been told all that the topic held when the log first saw it.
   *
   * @return false where that took longer than the limit, or the log was closed
   * @throws ControlLogException where the log has ended
   */
  public boolean awaitStartupEnd(Duration limit) throws InterruptedException {
    return progress.awaitStartupEnd(limit);
  }

  /**
   * Waits until the listener has been told the record at an offset, and all before it.
   *
   * @return false where that took longer than the limit, or the log was closed
   * @throws ControlLogException where the log has ended
   */
  public boolean awaitOffset(long offset, Duration limit) throws InterruptedException {
    return progress.awaitOffset(offset, limit);
  }

  /** Ends the thread and waits for it; afterwards the listener is not called any more. */
  @Override
  public void close() {
    open = false;
    progress.closed();
    Consumer<byte[], byte[]> polling = consumer;
    if (polling != null) {
      polling.wakeup();
    }
    try {
      thread.join(FETCH_LIMIT.toMillis());
      thread.interrupt(); // where it waits for the registry, or pauses
      thread.join(CLOSE_LIMIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    codec.close();
  }

  private void run() {
    while (open) {
      try (Consumer<byte[], byte[]> opened = consumers.get()) {
        consumer = opened;
        read(opened);
      } catch (InterruptException | WakeupException | CancellationException e) {
        // By close(), which has cleared open first. Anybody else's interrupt is dropped.
        Thread.interrupted();
      } catch (KafkaException e) {
        LOG.warn("{}: {}; trying again", partition.topic(), e.toString());
        LockSupport.parkNanos(PAUSE_AFTER_FAILURE.toNanos());
      } catch (ControlLogException e) {
        end(e);
      }
    }
  }

  private void read(Consumer<byte[], byte[]> consumer) {
    requireOnePartition(consumer);
    consumer.assign(List.of(partition));
    if (next == 0) {
      consumer.seekToBeginning(List.of(partition));
    } else {
      consumer.seek(partition, next);
    }
    progress.startupEnd(consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L));
    while (open) {
      consumer.poll(POLL).forEach(this::tell);
      next = consumer.position(partition);
      progress.position(next);
    }
  }

  private void requireOnePartition(Consumer<byte[], byte[]> consumer) {
    int partitions = consumer.partitionsFor(partition.topic()).size();
    if (partitions > 1) {
      throw new ControlLogException(
          partition.topic() + ": " + partitions + " partitions (expected: 1)");
    }
    if (partitions == 0) {
      throw new KafkaException("no such topic");
    }
  }

  private void tell(ConsumerRecord<byte[], byte[]> record) {
    ControlRecord<T> told =
        new ControlRecord<>(
            record.offset(),
            Instant.ofEpochMilli(record.timestamp()),
            codec.decode(record.value(), type));
    try {
      listener.onRecord(told);
    } catch (RuntimeException e) {
      throw new ControlLogException(
          "%s/0/%d: its listener failed".formatted(record.topic(), record.offset()), e);
    }
    next = record.offset() + 1;
  }

  private void end(ControlLogException why) {
    LOG.error("{}: no longer followed", partition.topic(), why);
    progress.failed(why);
    open = false;
  }
}

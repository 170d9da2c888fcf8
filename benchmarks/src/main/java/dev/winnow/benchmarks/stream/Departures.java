package dev.winnow.benchmarks.stream;

import dev.winnow.connectors.kafka.KafkaSettings;
import dev.winnow.connectors.kafka.RecordRoute;
import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Sees items leave the moderate job, with a verdict, be it a provisional one, or as a dead letter.
 * It looks at what is not committed yet too: what is committed comes in jumps, a checkpoint at a
 * time, and a turn of some seconds would be measured in whole ones. Who wants to know what became
 * of the items asks {@link StreamRun}.
 */
public final class Departures implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Awaited awaited = new Awaited();
  private final Thread thread = new Thread(this::read, "departures");
  private volatile boolean closed;

  private Departures(KafkaConsumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
    thread.setDaemon(true);
  }

  /** Sees what is written from now on. */
  public static Departures start(KafkaSettings kafka) {
    Properties properties = kafka.consumer();
    properties.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
    properties.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    Departures departures = new Departures(consumer);
    List<TopicPartition> partitions =
        Stream.of(Topics.VERDICTS, Topics.DEAD_LETTERS)
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position); // looked up now, not when it first polls
    departures.thread.start();
    return departures;
  }

  /** Of items that are about to be published: completes when the last has left, with the time. */
  public CompletableFuture<Long> expect(List<ContentItem> items) {
    return awaited.expect(items.stream().map(RecordRoute.items().key()).toList());
  }

  /**
   * Waits for what {@link #expect} gave.
   *
   * @throws IllegalStateException where that takes longer than the limit
   */
  public long await(CompletableFuture<Long> last, Duration limit) throws InterruptedException {
    try {
      return last.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "%d items have not left the moderate job after %s (expected: 0)"
              .formatted(awaited.missing(), limit),
          e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("verdicts cannot be read: " + e.getCause(), e);
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join(CLOSE_LIMIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    try (consumer) {
      while (!closed) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          if (record.key() != null) {
            awaited.seen(new String(record.key(), StandardCharsets.UTF_8), System.nanoTime());
          }
        }
      }
    } catch (RuntimeException e) {
      awaited.fail(e);
    }
  }
}

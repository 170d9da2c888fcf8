package dev.winnow.connectors.kafka;

import dev.winnow.connectors.ConnectorException;
import dev.winnow.connectors.RetryableConnectorException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads the committed records of topics outside of Flink, in no consumer group. For one thread. */
public final class TopicReader implements AutoCloseable {
  private final Consumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final Map<TopicPartition, Long> ends;

  private TopicReader(
      Consumer<byte[], byte[]> consumer, Collection<String> topics, @Nullable Instant from) {
    this.consumer = consumer;
    this.partitions =
        topics.stream().flatMap(topic -> partitions(consumer, topic).stream()).toList();
    consumer.assign(partitions);
    this.ends = consumer.endOffsets(partitions);
    seek(from);
  }

  /** As {@link #open(KafkaSettings, Collection, boolean)}, for a single topic. */
  public static TopicReader open(KafkaSettings kafka, String topic, boolean fromBeginning) {
    return open(kafka, List.of(topic), fromBeginning);
  }

  /**
   * Opens topics at their beginning or at their end as of now. The caller closes the reader.
   *
   * @throws ConnectorException where a topic is missing, or may not be read
   * @throws RetryableConnectorException where no broker answers
   */
  public static TopicReader open(
      KafkaSettings kafka, Collection<String> topics, boolean fromBeginning) {
    return open(kafka, topics, fromBeginning ? Instant.MIN : null);
  }

  /** Opens a topic at the first records that were written at a time or later. */
  public static TopicReader open(KafkaSettings kafka, String topic, Instant from) {
    return open(kafka, List.of(topic), from);
  }

  private static TopicReader open(
      KafkaSettings kafka, Collection<String> topics, @Nullable Instant from) {
    Properties properties = kafka.consumer();
    properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      return new TopicReader(consumer, topics, from);
    } catch (RetriableException e) {
      consumer.close();
      throw new RetryableConnectorException(
          topics + ": no broker answers at " + kafka.bootstrap(), e);
    } catch (KafkaException e) {
      consumer.close();
      throw new ConnectorException(topics + ": " + e.getMessage(), e);
    }
  }

  /**
   * @param from null: at the end
   */
  private void seek(@Nullable Instant from) {
    if (from == null) {
      ends.forEach(consumer::seek);
    } else if (from.equals(Instant.MIN)) {
      consumer.seekToBeginning(partitions);
    } else {
      long millis = from.toEpochMilli();
      Map<TopicPartition, Long> times =
          partitions.stream().collect(Collectors.toMap(partition -> partition, p -> millis));
      consumer
          .offsetsForTimes(times)
          .forEach(
              (partition, found) ->
                  consumer.seek(
                      partition,
                      found == null ? ends.getOrDefault(partition, 0L) : found.offset()));
    }
  }

  /** What has come, after waiting for it no longer than the limit. */
  public List<RawRecord> poll(Duration limit) {
    List<RawRecord> records = new ArrayList<>();
    consumer.poll(limit).forEach(record -> records.add(RawRecord.of(record)));
    return records;
  }

  /** True where all has been handed out that the topics held when they were opened. */
  public boolean reachedEnd() {
    return partitions.stream()
        .allMatch(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
  }

  @Override
  public void close() {
    consumer.close();
  }

  private static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
    List<PartitionInfo> found = consumer.partitionsFor(topic);
    if (found == null || found.isEmpty()) {
      throw new ConnectorException(topic + ": no such topic");
    }
    return found.stream().map(info -> new TopicPartition(topic, info.partition())).toList();
  }
}

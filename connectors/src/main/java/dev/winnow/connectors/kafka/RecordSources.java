package dev.winnow.connectors.kafka;

import java.time.Duration;
import java.util.List;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** Flink sources on topics. */
public final class RecordSources {
  private static final Duration LOOK_FOR_NEW_PARTITIONS = Duration.ofMinutes(1);

  private RecordSources() {}

  /**
   * The committed records of some topics, as bytes. A job that is not restored from a checkpoint
   * goes on where the consumer group left off, or starts at the beginning where it has never been.
   *
   * @param groupId names the job to Kafka; offsets are committed under it with each checkpoint, for
   *     monitoring and for a start without a checkpoint
   */
  public static KafkaSource<RawRecord> raw(
      KafkaSettings kafka, List<String> topics, String groupId) {
    return KafkaSource.<RawRecord>builder()
        .setProperties(kafka.consumer())
        .setProperty(
            KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(),
            Long.toString(LOOK_FOR_NEW_PARTITIONS.toMillis()))
        .setBootstrapServers(kafka.bootstrap())
        .setTopics(topics)
        .setGroupId(groupId)
        .setClientIdPrefix(groupId)
        .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
        .setDeserializer(new RawRecordSchema())
        .build();
  }
}

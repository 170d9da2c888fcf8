package dev.winnow.connectors.kafka;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka record as it came, not yet looked into: its coordinates and its bytes. Crosses Flink's
 * edges as a POJO. Equality is that of the arrays' identity; nothing compares two of them.
 *
 * @param timestamp of Kafka, milliseconds since 1970
 */
@SuppressWarnings("ArrayRecordComponent") // bytes in transit: copied by Flink alone
public record RawRecord(
    String topic,
    int partition,
    long offset,
    long timestamp,
    byte @Nullable [] key,
    byte @Nullable [] value) {
  public static final TypeInformation<RawRecord> TYPE = TypeInformation.of(RawRecord.class);

  static RawRecord of(ConsumerRecord<byte[], byte[]> record) {
    return new RawRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        record.timestamp(),
        record.key(),
        record.value());
  }

  /** {@code topic/partition/offset}, for messages. */
  public String coordinates() {
    return topic + "/" + partition + "/" + offset;
  }
}

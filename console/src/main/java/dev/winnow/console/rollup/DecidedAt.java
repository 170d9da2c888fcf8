package dev.winnow.console.rollup;

import dev.winnow.connectors.registry.Decoded;
import dev.winnow.schemas.Verdict;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Event time: a verdict counts in the minute in which it was decided, so that a replay of the topic
 * gives the same roll-ups.
 *
 * <p>A decision cannot be younger than the record that carries it. A clock that runs ahead would
 * otherwise end the minutes of all others; such a verdict, and one without a time, counts at the
 * Kafka timestamp of its record.
 */
final class DecidedAt implements TimestampExtractor {
  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
    Instant decidedAt =
        record.value() instanceof Decoded.Record<?> decoded
                && decoded.value() instanceof Verdict verdict
            ? verdict.getDecidedAt()
            : null;
    long written = Math.max(0, record.timestamp());
    return decidedAt == null || decidedAt.toEpochMilli() < 0
        ? written
        : Math.min(decidedAt.toEpochMilli(), written);
  }
}

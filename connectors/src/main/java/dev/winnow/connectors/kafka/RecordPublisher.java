package dev.winnow.connectors.kafka;

import dev.winnow.connectors.ConnectorException;
import dev.winnow.connectors.RetryableConnectorException;
import dev.winnow.connectors.registry.AvroCodec;
import dev.winnow.connectors.registry.RegistrySettings;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes records outside of Flink, acknowledged by all replicas. Thread-safe. What waits to be sent
 * is bounded by the producer's {@code buffer.memory}; a caller that is faster than the broker
 * waits.
 */
public final class RecordPublisher<T extends SpecificRecord> implements AutoCloseable {
  private final RecordRoute<T> route;
  private final AvroCodec codec;
  private final Producer<byte[], byte[]> producer;

  RecordPublisher(RecordRoute<T> route, AvroCodec codec, Producer<byte[], byte[]> producer) {
    this.route = route;
    this.codec = codec;
    this.producer = producer;
  }

  /** A publisher that the caller closes. */
  public static <T extends SpecificRecord> RecordPublisher<T> open(
      KafkaSettings kafka, RegistrySettings registry, RecordRoute<T> route) {
    return new RecordPublisher<>(
        route,
        AvroCodec.connect(registry),
        new KafkaProducer<>(
            kafka.producer(), new ByteArraySerializer(), new ByteArraySerializer()));
  }

  /**
   * Hands a record to the broker.
   *
   * @return completes on the producer's thread, with the record's offset or a {@link
   *     ConnectorException}
   * @throws ConnectorException where its schema cannot be had, or the record cannot be taken at all
   */
  public CompletableFuture<Long> publish(T record) {
    String topic = route.topic().apply(record);
    byte[] key = route.key().apply(record).getBytes(StandardCharsets.UTF_8);
    byte[] value = codec.encode(topic, record);
    CompletableFuture<Long> sent = new CompletableFuture<>();
    var unused =
        producer.send(
            new ProducerRecord<>(topic, key, value),
            (written, failure) -> {
              if (failure == null) {
                sent.complete(written.offset());
              } else {
                sent.completeExceptionally(notWritten(topic, failure));
              }
            });
    return sent;
  }

  /** Waits until everything handed over has been acknowledged or has failed. */
  public void flush() {
    producer.flush();
  }

  /** Flushes, then closes the connections. */
  @Override
  public void close() {
    producer.close();
    codec.close();
  }

  private static ConnectorException notWritten(String topic, Exception failure) {
    String message = topic + ": not written: " + failure.getClass().getSimpleName();
    return failure instanceof RetriableException
        ? new RetryableConnectorException(message, failure)
        : new ConnectorException(message, failure);
  }
}

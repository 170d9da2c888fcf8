package dev.winnow.connectors.control;

import dev.winnow.connectors.RetryableConnectorException;
import dev.winnow.connectors.kafka.KafkaSettings;
import dev.winnow.connectors.registry.AvroCodec;
import dev.winnow.connectors.registry.RegistrySettings;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Appends to a control topic. Thread-safe. */
public final class ControlWriter implements AutoCloseable {
  private final String topic;
  private final byte[] key;
  private final AvroCodec codec;
  private final Producer<byte[], byte[]> producer;

  private ControlWriter(
      String topic, String key, AvroCodec codec, Producer<byte[], byte[]> producer) {
    this.topic = topic;
    this.key = key.getBytes(StandardCharsets.UTF_8);
    this.codec = codec;
    this.producer = producer;
  }

  /**
   * A writer that the caller closes.
   *
   * @param key the same for all records of the topic: {@code policy} or {@code deployments}
   */
  public static ControlWriter open(
      String topic, String key, KafkaSettings kafka, RegistrySettings registry) {
    return new ControlWriter(
        topic,
        key,
        AvroCodec.connect(registry),
        new KafkaProducer<>(
            kafka.producer(), new ByteArraySerializer(), new ByteArraySerializer()));
  }

  /**
   * Returns when all replicas have the record.
   *
   * @return its offset
   * @throws RetryableConnectorException where the broker or the registry is out of reach; the
   *     record may have been written all the same
   * @throws ControlLogException where the broker refuses the record
   */
  public long append(SpecificRecord record) {
    ProducerRecord<byte[], byte[]> message =
        new ProducerRecord<>(topic, 0, key, codec.encode(topic, record));
    try {
      return producer.send(message).get().offset();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RetriableException) {
        throw new RetryableConnectorException(topic + ": not written", e.getCause());
      }
      throw new ControlLogException(topic + ": not written", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RetryableConnectorException(topic + ": interrupted while writing", e);
    }
  }

  @Override
  public void close() {
    producer.close();
    codec.close();
  }
}

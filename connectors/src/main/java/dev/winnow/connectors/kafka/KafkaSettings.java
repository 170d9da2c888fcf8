package dev.winnow.connectors.kafka;

import java.io.Serializable;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Where Kafka is and how to get in.
 *
 * @param bootstrap {@code host:port}, several with commas between them
 * @param properties handed to every Kafka client as they are: SASL, TLS, tuning
 */
public record KafkaSettings(String bootstrap, Map<String, String> properties)
    implements Serializable {
  /** The largest record that our producers send and our topics take, in bytes. */
  public static final int MAX_RECORD_BYTES = 4 << 20;

  private static final int BATCH_BYTES = 128 << 10;

  public KafkaSettings {
    if (bootstrap.isBlank()) {
      throw new IllegalArgumentException("bootstrap: empty (expected: host:port)");
    }
    properties = Map.copyOf(properties);
  }

  public KafkaSettings(String bootstrap) {
    this(bootstrap, Map.of());
  }

  /** For a consumer that sees committed records only and makes no topics by looking at them. */
  public Properties consumer() {
    Properties consumer = admin();
    consumer.putIfAbsent(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    consumer.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return consumer;
  }

  /** For a producer whose records are acknowledged by all replicas and never repeated by it. */
  public Properties producer() {
    Properties producer = admin();
    producer.putIfAbsent(
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(MAX_RECORD_BYTES));
    producer.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(BATCH_BYTES));
    producer.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    producer.setProperty(ProducerConfig.ACKS_CONFIG, "all");
    producer.setProperty(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    return producer;
  }

  /**
   * The largest record that a producer with these settings sends, in bytes.
   *
   * @throws IllegalArgumentException where the settings give none
   */
  public int maxRecordBytes() {
    String bytes = producer().getProperty(ProducerConfig.MAX_REQUEST_SIZE_CONFIG);
    try {
      return Integer.parseInt(bytes);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          ProducerConfig.MAX_REQUEST_SIZE_CONFIG + ": " + bytes + " (expected: bytes)", e);
    }
  }

  /** What all clients share. */
  public Properties admin() {
    Properties common = new Properties();
    properties.forEach(common::setProperty);
    common.setProperty(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    return common;
  }

  /** Names the properties without their values, which may be secrets. */
  @Override
  public String toString() {
    return "KafkaSettings[" + bootstrap + ", " + new TreeSet<>(properties.keySet()) + "]";
  }
}

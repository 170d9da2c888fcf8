package dev.winnow.connectors.kafka;

import dev.winnow.connectors.registry.RegistrySettings;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Flink sinks to topics. */
public final class RecordSinks {
  /** Nobody sees a record before the next checkpoint, so there is time to fill a batch. */
  private static final String LINGER_MILLIS = "50";

  private RecordSinks() {}

  /** Records as Avro, each to the topic and under the key that the route gives. */
  public static <T extends SpecificRecord> KafkaSink<T> of(
      KafkaSettings kafka, RegistrySettings registry, RecordRoute<T> route, SinkSettings settings) {
    Properties producer = kafka.producer();
    if (settings.delivery() == Delivery.EXACTLY_ONCE) {
      producer.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
    }
    KafkaSinkBuilder<T> sink =
        KafkaSink.<T>builder()
            .setKafkaProducerConfig(producer)
            .setBootstrapServers(kafka.bootstrap())
            .setRecordSerializer(new RecordSerializer<>(route, registry))
            .setDeliveryGuarantee(settings.delivery().guarantee())
            .setTransactionalIdPrefix(settings.transactionalIdPrefix());
    if (settings.delivery() == Delivery.EXACTLY_ONCE) {
      sink.setProperty(
          ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
          Long.toString(settings.transactionTimeout().toMillis()));
    }
    return sink.build();
  }
}

package dev.winnow.connectors.kafka;

import dev.winnow.connectors.registry.PatientCodec;
import dev.winnow.connectors.registry.RegistrySettings;
import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Records to Kafka records. Stands still while the registry is out of reach. Its codec lives as
 * long as the task: Flink closes no serialiser, and the codec holds nothing that must be closed.
 */
final class RecordSerializer<T extends SpecificRecord>
    implements KafkaRecordSerializationSchema<T> {
  private static final long serialVersionUID = 1;

  private final RecordRoute<T> route;
  private final RegistrySettings registry;
  private transient @Nullable PatientCodec codec;

  RecordSerializer(RecordRoute<T> route, RegistrySettings registry) {
    this.route = route;
    this.registry = registry;
  }

  @Override
  public void open(SerializationSchema.InitializationContext context, KafkaSinkContext sink) {
    codec = PatientCodec.connect(registry);
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      T record, KafkaSinkContext context, @Nullable Long timestamp) {
    if (codec == null) {
      throw new IllegalStateException("serialize before open");
    }
    String topic = route.topic().apply(record);
    byte[] key = route.key().apply(record).getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(topic, null, null, key, codec.encode(topic, record));
  }
}

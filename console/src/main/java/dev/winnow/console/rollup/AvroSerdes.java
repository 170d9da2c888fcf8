package dev.winnow.console.rollup;

import dev.winnow.connectors.registry.Decoded;
import dev.winnow.connectors.registry.PatientCodec;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The codec as serdes of Kafka Streams, one for each direction. Both stand still while the registry
 * is out of reach. The codec is the caller's to close.
 */
final class AvroSerdes {
  private AvroSerdes() {}

  /** Reads only; what cannot be decoded is a value, not an exception. */
  static <T extends SpecificRecord> Serde<Decoded<T>> reading(PatientCodec codec, Class<T> type) {
    Deserializer<Decoded<T>> reader = (topic, bytes) -> codec.decode(bytes, type);
    Serializer<Decoded<T>> writer =
        (topic, value) -> {
          throw new UnsupportedOperationException(topic + ": this serde reads only");
        };
    return Serdes.serdeFrom(writer, reader);
  }

  /** Writes only. */
  static <T extends SpecificRecord> Serde<T> writing(PatientCodec codec) {
    Serializer<T> writer = codec::encode;
    Deserializer<T> reader =
        (topic, bytes) -> {
          throw new UnsupportedOperationException(topic + ": this serde writes only");
        };
    return Serdes.serdeFrom(writer, reader);
  }
}

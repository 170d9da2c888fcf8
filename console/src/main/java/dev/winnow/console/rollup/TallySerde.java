package dev.winnow.console.rollup;

import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** A tally as it lies in the state: two longs of eight bytes. */
final class TallySerde {
  private static final int LENGTH = 2 * Long.BYTES;

  private TallySerde() {}

  static Serde<Tally> serde() {
    Serializer<@Nullable Tally> writer = (topic, tally) -> tally == null ? null : bytes(tally);
    Deserializer<@Nullable Tally> reader = (topic, bytes) -> bytes == null ? null : tally(bytes);
    return Serdes.serdeFrom(writer, reader);
  }

  private static byte[] bytes(Tally tally) {
    return ByteBuffer.allocate(LENGTH)
        .putLong(tally.verdicts())
        .putLong(tally.provisional())
        .array();
  }

  private static Tally tally(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new SerializationException(
          "tally: %d bytes (expected: %d)".formatted(bytes.length, LENGTH));
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new Tally(buffer.getLong(), buffer.getLong());
  }
}

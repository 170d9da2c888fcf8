package dev.winnow.connectors.registry;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Records to bytes and back, in the Confluent wire format: a zero byte, the four bytes of the
 * schema id, the Avro binary form.
 *
 * <p>Reading resolves whatever version the writer used into the version of the generated class. No
 * input makes it throw anything but {@link RegistryUnavailableException}: hostile bytes are {@link
 * Decoded.NotAvro}.
 *
 * <p>Thread-safe. Calls block only while the registry is asked, once for each schema.
 */
public final class AvroCodec implements AutoCloseable {
  private static final byte MAGIC = 0;
  private static final int HEADER_BYTES = 5;
  private static final int MAX_CACHED = 1_000;

  private final SchemaRegistryClient client;
  private final Schemas schemas;
  private final Cache<ReaderKey, DatumReader<?>> readers =
      CacheBuilder.newBuilder().maximumSize(MAX_CACHED).build();
  private final Cache<WriterKey, TopicWriter> writers =
      CacheBuilder.newBuilder().maximumSize(MAX_CACHED).build();

  private record ReaderKey(int schemaId, Class<?> type) {}

  private record WriterKey(String topic, Class<?> type) {}

  private record TopicWriter(int schemaId, SpecificDatumWriter<SpecificRecord> datums) {}

  /** A codec over a client that it closes with itself. */
  public AvroCodec(SchemaRegistryClient client) {
    this.client = client;
    this.schemas = new Schemas(client);
  }

  /** A codec over the registry of these settings. Connects with the first record, not here. */
  public static AvroCodec connect(RegistrySettings settings) {
    return new AvroCodec(new RegistryClient(settings));
  }

  /**
   * Reads a record's value.
   *
   * @throws RegistryUnavailableException where its schema has to be asked for and cannot
   */
  public <T extends SpecificRecord> Decoded<T> decode(byte @Nullable [] value, Class<T> type) {
    if (value == null) {
      return new Decoded.NotAvro<>("no value");
    }
    if (value.length < HEADER_BYTES || value[0] != MAGIC) {
      return new Decoded.NotAvro<>(
          value.length + " bytes without the header of magic byte and schema id");
    }
    int id = ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
    if (id < 0) {
      return new Decoded.UnknownSchema<>(id);
    }
    try {
      Optional<DatumReader<T>> reader = reader(id, type);
      return reader.isPresent() ? read(value, reader.get(), type) : new Decoded.UnknownSchema<>(id);
    } catch (UnreadableSchemaException e) {
      return new Decoded.NotAvro<>("schema " + id + ": " + e.getMessage());
    }
  }

  /**
   * Writes a record as the value of a topic; its schema is registered under the topic's subject
   * where that has not been done.
   *
   * @throws RegistryUnavailableException where the schema's id has to be asked for and cannot
   * @throws RegistryRefusedException where the schema is not compatible with the topic's
   */
  public byte[] encode(String topic, SpecificRecord record) {
    TopicWriter writer = writer(topic, record);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    bytes.write(MAGIC);
    bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(writer.schemaId()).array());
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    try {
      writer.datums().write(record, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Closes the client. */
  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T extends SpecificRecord> Decoded<T> read(
      byte[] value, DatumReader<T> reader, Class<T> type) {
    BinaryDecoder decoder =
        DecoderFactory.get().binaryDecoder(value, HEADER_BYTES, value.length - HEADER_BYTES, null);
    try {
      T record = reader.read(null, decoder);
      if (decoder.isEnd()) {
        return new Decoded.Record<>(record);
      }
      return new Decoded.NotAvro<>("bytes after the end of the " + type.getSimpleName());
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // Avro's own message may quote the content.
      return new Decoded.NotAvro<>(
          "not a %s: %s in %d bytes"
              .formatted(type.getSimpleName(), e.getClass().getSimpleName(), value.length));
    }
  }

  private <T extends SpecificRecord> Optional<DatumReader<T>> reader(int id, Class<T> type) {
    ReaderKey key = new ReaderKey(id, type);
    @SuppressWarnings("unchecked") // put below, for this type
    DatumReader<T> known = (DatumReader<T>) readers.getIfPresent(key);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<DatumReader<T>> made = schemas.byId(id).map(schema -> newReader(schema, type));
    made.ifPresent(reader -> readers.put(key, reader));
    return made;
  }

  private static <T extends SpecificRecord> DatumReader<T> newReader(Schema writer, Class<T> type) {
    SpecificData model = SpecificData.getForClass(type);
    Schema reader = model.getSchema(type);
    if (!reader.getName().equals(writer.getName())) {
      // Avro itself resolves records by their fields alone: a verdict would pass as an item.
      throw new UnreadableSchemaException(
          "%s (expected: %s)".formatted(writer.getFullName(), reader.getFullName()));
    }
    return new SpecificDatumReader<>(writer, reader, model);
  }

  private TopicWriter writer(String topic, SpecificRecord record) {
    WriterKey key = new WriterKey(topic, record.getClass());
    TopicWriter known = writers.getIfPresent(key);
    if (known != null) {
      return known;
    }
    Schema schema = record.getSchema();
    SpecificData model = SpecificData.getForSchema(schema);
    TopicWriter made =
        new TopicWriter(schemas.register(topic, schema), new SpecificDatumWriter<>(schema, model));
    writers.put(key, made);
    return made;
  }
}

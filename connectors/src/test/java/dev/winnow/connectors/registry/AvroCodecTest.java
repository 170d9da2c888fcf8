package dev.winnow.connectors.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.Topics;
import dev.winnow.schemas.Verdict;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AvroCodecTest {
  private final MockSchemaRegistryClient registry = new MockSchemaRegistryClient();
  private final AvroCodec codec = new AvroCodec(registry);

  @Test
  void a_record_comes_back_as_it_was() {
    ContentItem item = item("a text");
    byte[] bytes = codec.encode(Topics.ITEMS, item);

    assertThat(codec.decode(bytes, ContentItem.class)).isEqualTo(new Decoded.Record<>(item));
  }

  @Test
  void schemas_are_registered_under_the_topics_subject_without_java_hints() throws Exception {
    codec.encode(Topics.ITEMS, item("a text"));

    String registered = registry.getLatestSchemaMetadata("content.items-value").getSchema();
    assertThat(registered).contains("mayLeave").doesNotContain("avro.java.string");
  }

  @Test
  void an_older_writer_is_read_with_the_defaults_of_what_it_did_not_know() throws Exception {
    Schema old =
        SchemaBuilder.record("ContentItem")
            .namespace("dev.winnow.schemas")
            .fields()
            .requiredString("tenant")
            .requiredString("id")
            .requiredString("forgotten")
            .endRecord();
    byte[] bytes =
        value(
            register(old),
            encoder -> {
              encoder.writeString("acme");
              encoder.writeString("7");
              encoder.writeString("x");
            });

    ContentItem item = decoded(bytes);

    assertThat(item.getId()).isEqualTo("7");
    assertThat(item.getMode()).isEqualTo("live");
    assertThat(item.getMayLeave()).isFalse();
    assertThat(item.getThread()).isEmpty();
  }

  @Test
  void an_id_that_the_registry_lacks_is_an_unknown_schema() {
    byte[] bytes = codec.encode(Topics.ITEMS, item("a text"));
    ByteBuffer.wrap(bytes).putInt(1, 4711);

    assertThat(codec.decode(bytes, ContentItem.class)).isEqualTo(new Decoded.UnknownSchema<>(4711));
  }

  @Test
  void bytes_without_a_header_are_not_avro() {
    assertThat(notAvro(null)).contains("no value");
    assertThat(notAvro(new byte[0])).contains("0 bytes");
    assertThat(notAvro(new byte[] {0, 0, 0})).contains("3 bytes");
    assertThat(notAvro("{\"id\":\"1\"}".getBytes(UTF_8))).contains("magic byte");
  }

  @Test
  void a_value_cut_anywhere_is_not_avro() {
    byte[] bytes = codec.encode(Topics.ITEMS, item("a text"));

    for (int length = 0; length < bytes.length; length++) {
      assertThat(notAvro(Arrays.copyOf(bytes, length))).isNotEmpty();
    }
  }

  @Test
  void bytes_after_the_value_are_not_avro() {
    byte[] bytes = codec.encode(Topics.ITEMS, item("a text"));

    assertThat(notAvro(Arrays.copyOf(bytes, bytes.length + 1))).contains("after the end");
  }

  @Test
  void a_value_of_another_type_is_not_avro() {
    Verdict verdict =
        Verdict.newBuilder()
            .setVerdictId("v")
            .setTenant("acme")
            .setId("7")
            .setFinal$(true)
            .setAction("allow")
            .setDecidedBy("specialists")
            .build();

    assertThat(notAvro(codec.encode(Topics.VERDICTS, verdict))).contains("ContentItem");
  }

  @Test
  void a_declared_length_of_gigabytes_allocates_nothing() throws Exception {
    int id = register(ContentItem.getClassSchema());
    byte[] hugeTenant = value(id, encoder -> encoder.writeLong(Integer.MAX_VALUE - 100));
    byte[] hugeThread =
        value(
            id,
            encoder -> {
              encoder.writeString("acme");
              encoder.writeString("7");
              encoder.writeLong(1);
              encoder.writeString("live");
              encoder.writeIndex(0);
              encoder.writeString("upsert");
              encoder.writeIndex(0);
              encoder.writeLong(1_500_000_000L); // media that are not there
            });
    long before = allocated();

    assertThat(notAvro(hugeTenant)).isNotEmpty();
    assertThat(notAvro(hugeThread)).isNotEmpty();

    assertThat(allocated() - before).isLessThan(64 << 20);
  }

  @Test
  void a_recursive_writers_schema_cannot_overflow_the_stack_of_the_reader() throws Exception {
    Schema nested =
        new Schema.Parser()
            .parse(
                """
                {"type":"record","name":"ContentItem","namespace":"dev.winnow.schemas","fields":[
                  {"name":"tenant","type":"string"},{"name":"id","type":"string"},
                  {"name":"deep","type":{"type":"record","name":"Deep","fields":[
                    {"name":"next","type":["null","Deep"]}]}}]}""");
    byte[] bytes =
        value(
            register(nested),
            encoder -> {
              encoder.writeString("acme");
              encoder.writeString("7");
              for (int depth = 0; depth < 1_000_000; depth++) {
                encoder.writeIndex(1);
              }
            });

    assertThat(notAvro(bytes)).isNotEmpty();
  }

  @Test
  void details_never_hold_content() {
    byte[] bytes = codec.encode(Topics.ITEMS, item("SECRET"));

    for (int length = 0; length < bytes.length; length++) {
      assertThat(notAvro(Arrays.copyOf(bytes, length))).doesNotContain("SECRET", "acme");
    }
  }

  private ContentItem decoded(byte[] bytes) {
    return codec
        .decode(bytes, ContentItem.class)
        .fold(
            Decoded.Record::value,
            notAvro -> {
              throw new AssertionError(notAvro);
            },
            unknown -> {
              throw new AssertionError(unknown);
            });
  }

  private String notAvro(byte @Nullable [] bytes) {
    Decoded<ContentItem> decoded = codec.decode(bytes, ContentItem.class);
    assertThat(decoded).isInstanceOf(Decoded.NotAvro.class);
    return ((Decoded.NotAvro<ContentItem>) decoded).detail();
  }

  private int register(Schema schema) throws Exception {
    return registry.register("content.items-value", new AvroSchema(schema));
  }

  private interface Content {
    void writeTo(BinaryEncoder encoder) throws Exception;
  }

  private static byte[] value(int schemaId, Content content) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(0);
    bytes.write(ByteBuffer.allocate(4).putInt(schemaId).array());
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    content.writeTo(encoder);
    encoder.flush();
    return bytes.toByteArray();
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  private static ContentItem item(String text) {
    return ContentItem.newBuilder()
        .setTenant("acme")
        .setId("7")
        .setText(text)
        .setPublishedAt(Instant.ofEpochMilli(1_700_000_000_123L))
        .build();
  }
}

package dev.winnow.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.connectors.registry.RegistryServer;
import dev.winnow.schemas.DeadLetter;
import dev.winnow.schemas.Verdict;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** What crosses Flink's edges: raw records, and the serialisable halves of sources and sinks. */
class RecordsInFlinkTest {
  @Test
  void a_raw_record_crosses_an_edge_without_kryo() throws Exception {
    SerializerConfigImpl config = new SerializerConfigImpl();
    config.setGenericTypes(false);
    assertThat(RawRecord.TYPE).isInstanceOf(PojoTypeInfo.class);
    TypeSerializer<RawRecord> serializer = RawRecord.TYPE.createSerializer(config);
    RawRecord record = new RawRecord("content.items", 3, 7, 11, null, new byte[] {0, 1, 2});

    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(record, out);
    RawRecord back = serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));

    assertThat(back.coordinates()).isEqualTo("content.items/3/7");
    assertThat(back.timestamp()).isEqualTo(11);
    assertThat(back.key()).isNull();
    assertThat(back.value()).containsExactly(0, 1, 2);
  }

  @Test
  void any_record_passes_the_source() {
    List<RawRecord> out = new ArrayList<>();
    new RawRecordSchema()
        .deserialize(
            new ConsumerRecord<>("content.items", 0, 5, null, null), new ListCollector<>(out));

    assertThat(out).singleElement().satisfies(record -> assertThat(record.value()).isNull());
  }

  @Test
  void a_verdict_goes_to_the_topic_of_its_mode_under_its_items_key() throws Exception {
    try (RegistryServer registry = RegistryServer.start()) {
      RecordSerializer<Verdict> serializer =
          InstantiationUtil.clone(
              new RecordSerializer<>(RecordRoute.verdicts(), registry.settings()));
      openWithoutFlink(serializer);

      ProducerRecord<byte[], byte[]> record =
          serializeWithoutFlink(serializer, verdict("backfill"));

      assertThat(record.topic()).isEqualTo("moderation.verdicts.backfill");
      assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("acme/7");
      assertThat(record.value()).startsWith((byte) 0);
      assertThat(serializeWithoutFlink(serializer, verdict("live")).topic())
          .isEqualTo("moderation.verdicts");
    }
  }

  @Test
  void a_dead_letter_of_nobody_is_keyed_by_its_coordinates() {
    DeadLetter letter =
        DeadLetter.newBuilder()
            .setTopic("content.items")
            .setPartition(2)
            .setOffset(5)
            .setReason("not_avro")
            .setJob("moderate")
            .setOriginal(ByteBuffer.allocate(0))
            .setOriginalLength(0)
            .setOriginalSha256("")
            .build();
    assertThat(RecordRoute.deadLetters().key().apply(letter)).isEqualTo("content.items/2/5");

    letter.setTenant("acme");
    letter.setId("7");
    assertThat(RecordRoute.deadLetters().key().apply(letter)).isEqualTo("acme/7");
  }

  @Test
  void sources_and_sinks_can_be_sent_to_the_workers() throws Exception {
    KafkaSettings kafka = new KafkaSettings("127.0.0.1:1");
    try (RegistryServer registry = RegistryServer.start()) {
      for (Delivery delivery : Delivery.values()) {
        var sink =
            RecordSinks.of(
                kafka,
                registry.settings(),
                RecordRoute.reviews(),
                SinkSettings.of(delivery, "reviews"));
        assertThat(InstantiationUtil.clone(sink)).isNotNull();
      }
    }
    assertThat(InstantiationUtil.clone(RecordSources.raw(kafka, List.of("content.items"), "g")))
        .isNotNull();
  }

  @Test
  void delivery_is_written_with_a_dash() {
    assertThat(Delivery.of("exactly-once")).isEqualTo(Delivery.EXACTLY_ONCE);
    assertThat(Delivery.of("at-least-once")).isEqualTo(Delivery.AT_LEAST_ONCE);
  }

  @SuppressWarnings("NullAway") // the serialiser looks at neither
  private static void openWithoutFlink(RecordSerializer<?> serializer) {
    serializer.open(null, null);
  }

  @SuppressWarnings("NullAway")
  private static ProducerRecord<byte[], byte[]> serializeWithoutFlink(
      RecordSerializer<Verdict> serializer, Verdict verdict) {
    return serializer.serialize(verdict, null, 1L);
  }

  private static Verdict verdict(String mode) {
    return Verdict.newBuilder()
        .setVerdictId("v")
        .setTenant("acme")
        .setId("7")
        .setMode(mode)
        .setFinal$(true)
        .setAction("allow")
        .setDecidedBy("specialists")
        .build();
  }
}

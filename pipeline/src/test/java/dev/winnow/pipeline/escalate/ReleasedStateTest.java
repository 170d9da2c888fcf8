package dev.winnow.pipeline.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.formats.avro.typeutils.AvroSerializer;
import org.apache.flink.formats.avro.typeutils.AvroSerializerSnapshot;
import org.apache.flink.util.StringUtils;
import org.junit.jupiter.api.Test;

/** What an earlier release left in the queue's state is read by this one. */
class ReleasedStateTest {
  private static final int RECORDS = 20;
  private static final long SEED = 20_260_101;

  @Test
  void items_that_waited_under_the_first_release_wait_on() throws IOException {
    assertMigrates(EscalationRequest.class);
  }

  @Test
  void items_that_were_in_review_under_the_first_release_stay_in_review() throws IOException {
    assertMigrates(Verdict.class);
  }

  private static <T extends SpecificRecord> void assertMigrates(Class<T> type) throws IOException {
    Schema released = released(type);
    AvroSerializerSnapshot<T> before = snapshot(type, released);

    assertThat(
            new AvroSerializer<>(type)
                .snapshotConfiguration()
                .resolveSchemaCompatibility(before)
                .isCompatibleAfterMigration())
        .isTrue();
    AvroSerializer<GenericRecord> writer = new AvroSerializer<>(GenericRecord.class, released);
    TypeSerializer<T> reader = before.restoreSerializer();
    for (Object record : new RandomData(released, RECORDS, SEED)) {
      DataOutputSerializer out = new DataOutputSerializer(1024);
      writer.serialize((GenericRecord) record, out);
      T read = reader.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
      for (String field : new String[] {"tenant", "id", "policyVersion"}) {
        assertThat(String.valueOf(read.get(read.getSchema().getField(field).pos())))
            .isEqualTo(String.valueOf(((GenericRecord) record).get(field)));
      }
    }
  }

  /** As Flink writes it into a savepoint: the class and the schema of its time. */
  private static <T extends SpecificRecord> AvroSerializerSnapshot<T> snapshot(
      Class<T> type, Schema schema) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(1024);
    StringUtils.writeString(type.getName(), out);
    StringUtils.writeString(schema.toString(), out);
    AvroSerializerSnapshot<T> snapshot = new AvroSerializerSnapshot<>();
    snapshot.readSnapshot(
        snapshot.getCurrentVersion(),
        new DataInputDeserializer(out.getCopyOfBuffer()),
        ReleasedStateTest.class.getClassLoader());
    return snapshot;
  }

  private static Schema released(Class<?> type) throws IOException {
    String file = "/dev/winnow/schemas/released/1/" + type.getSimpleName() + ".avsc";
    try (InputStream in =
        Objects.requireNonNull(ReleasedStateTest.class.getResourceAsStream(file), file)) {
      return new Schema.Parser().parse(in);
    }
  }
}

package dev.winnow.pipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshotSerializationUtil;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.junit.jupiter.api.Test;

/** Items that waited for the specialists when there was no screen yet are read from a savepoint. */
final class ReleasedItemTest {
  /**
   * The serialiser's snapshot and an item after it, as the version before the screen wrote them.
   */
  private static final String BEFORE = "item-before-screen.bin";

  @Test
  void an_item_that_waited_before_there_was_a_screen_waits_on_unscreened() throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(bytes());
    TypeSerializerSnapshot<Item> before =
        TypeSerializerSnapshotSerializationUtil.readSerializerSnapshot(
            in, ReleasedItemTest.class.getClassLoader());
    SerializerConfigImpl types = new SerializerConfigImpl();
    types.setGenericTypes(false);
    TypeSerializer<Item> now = Item.TYPE.createSerializer(types);
    assertThat(
            now.snapshotConfiguration()
                .resolveSchemaCompatibility(before)
                .isCompatibleAfterMigration())
        .isTrue();
    Item item = before.restoreSerializer().deserialize(in);
    assertThat(item.stateKey()).isEqualTo("live||acme/waiting");
    assertThat(item.content().getRevision()).isEqualTo(2);
    assertThat(item.record().offset()).isEqualTo(17);
    assertThat(item.screen()).isNull();
  }

  private static byte[] bytes() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ReleasedItemTest.class.getResourceAsStream(BEFORE), BEFORE)) {
      return in.readAllBytes();
    }
  }
}

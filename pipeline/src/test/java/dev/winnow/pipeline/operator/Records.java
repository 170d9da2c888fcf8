package dev.winnow.pipeline.operator;

import dev.winnow.connectors.kafka.RawRecord;
import dev.winnow.pipeline.cascade.Items;
import dev.winnow.schemas.ContentItem;
import org.jspecify.annotations.Nullable;

/** Records and items as they come from Kafka, for tests. */
final class Records {
  private Records() {}

  static RawRecord raw(long offset, byte @Nullable [] value) {
    return new RawRecord("content.items", 0, offset, 1_000, new byte[] {1}, value);
  }

  static Item upsert(String id, long revision, String text) {
    return item(Items.item(id).setRevision(revision).setText(text));
  }

  static Item delete(String id, long revision) {
    return item(Items.item(id).setRevision(revision).setOperation("delete").setText(null));
  }

  private static Item item(ContentItem.Builder item) {
    return Item.of(raw(7, new byte[] {1, 2, 3}), item.build());
  }
}

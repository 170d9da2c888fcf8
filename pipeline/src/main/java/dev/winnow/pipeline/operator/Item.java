package dev.winnow.pipeline.operator;

import dev.winnow.connectors.kafka.RawRecord;
import dev.winnow.pipeline.cascade.ItemLanguages;
import dev.winnow.pipeline.cascade.StageResult;
import dev.winnow.pipeline.cascade.Subject;
import dev.winnow.schemas.ContentItem;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * An item that the guard let in, with the record it came in, for its dead letter if it needs one.
 * Crosses Flink's edges, and waits in the state of the specialists, as a POJO.
 *
 * @param screen what the screen found; null before it, and where none ran
 */
public record Item(RawRecord record, ContentItem content, @Nullable StageResult screen) {
  public static final TypeInformation<Item> TYPE = TypeInformation.of(Item.class);

  /** One that no stage has seen. */
  public static Item of(RawRecord record, ContentItem content) {
    return new Item(record, content, null);
  }

  Item screened(StageResult found) {
    return new Item(record, content, found);
  }

  Item in(ItemLanguages languages) {
    ContentItem known = languages.settle(content);
    return known == content ? this : new Item(record, known, screen);
  }

  Subject subject() {
    return Subject.of(content, receivedAt());
  }

  /** The item in its mode and run, whatever its revision: what state is kept under. */
  public String stateKey() {
    return subject().stateKey();
  }

  private @Nullable Instant receivedAt() {
    return record.timestamp() < 0 ? null : Instant.ofEpochMilli(record.timestamp());
  }
}

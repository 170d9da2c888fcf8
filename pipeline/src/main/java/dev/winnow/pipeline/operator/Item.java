package dev.winnow.pipeline.operator;

import dev.winnow.connectors.kafka.RawRecord;
import dev.winnow.pipeline.cascade.Subject;
import dev.winnow.schemas.ContentItem;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * An item that the guard let in, with the record it came in, for its dead letter if it needs one.
 * Crosses Flink's edges as a POJO.
 */
public record Item(RawRecord record, ContentItem content) {
  public static final TypeInformation<Item> TYPE = TypeInformation.of(Item.class);

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

package dev.winnow.pipeline.cascade;

import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.ItemKey;
import dev.winnow.schemas.Mode;
import dev.winnow.schemas.Operation;

/** What the {@link Guard} says of an item. */
public sealed interface GuardResult {
  /** The item may be classified; its text is well-formed Unicode. */
  record Accepted(ContentItem item, ItemKey key, Mode mode, Operation operation)
      implements GuardResult {}

  /**
   * The item ends here.
   *
   * @param detail names the field, its size or value and what was expected; never the content
   */
  record Rejected(DeadLetterReason reason, String detail) implements GuardResult {}
}

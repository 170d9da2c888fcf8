package dev.winnow.cli.feedback;

import dev.winnow.schemas.Audit;
import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.Feedback;
import dev.winnow.schemas.Mode;
import dev.winnow.schemas.ReviewRequest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people were asked about, of those items that are wanted. What was cancelled may have been
 * deleted by who wrote it, and is forgotten. Not thread-safe.
 */
final class AnsweredContent implements FeedbackSink {
  private final Set<ItemKey> wanted;
  private final Map<ItemKey, ContentItem> content = new HashMap<>();
  private final Set<ItemKey> cancelled = new HashSet<>();

  /** Holds the content of so many items at most. */
  AnsweredContent(Set<ItemKey> wanted) {
    this.wanted = Set.copyOf(wanted);
  }

  @Override
  public void audit(Audit audit) {}

  @Override
  public void feedback(Feedback feedback) {}

  @Override
  public void review(ReviewRequest review) {
    ItemKey key = new ItemKey(review.getTenant(), review.getId(), review.getRevision());
    if (!wanted.contains(key) || !review.getMode().equals(Mode.LIVE.term())) {
      return;
    }
    if (!review.getStatus().equals(FeedbackBook.OPEN)) {
      cancelled.add(key);
      content.remove(key);
    } else if (review.getText() != null
        && !review.getText().isBlank()
        && !cancelled.contains(key)) {
      content.putIfAbsent(key, item(review));
    }
  }

  @Nullable ContentItem of(ItemKey key) {
    return content.get(key);
  }

  private static ContentItem item(ReviewRequest review) {
    return ContentItem.newBuilder()
        .setTenant(review.getTenant())
        .setId(review.getId())
        .setRevision(review.getRevision())
        .setText(review.getText())
        .setLanguage(review.getLanguage())
        .setSurface(review.getSurface())
        .build();
  }
}

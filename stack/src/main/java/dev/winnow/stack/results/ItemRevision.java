package dev.winnow.stack.results;

import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.DeadLetter;
import dev.winnow.schemas.ReviewRequest;
import dev.winnow.schemas.Verdict;
import org.jspecify.annotations.Nullable;

/** What is decided once: one revision of an item, in one mode and run. */
public record ItemRevision(
    String mode, @Nullable String run, String tenant, String id, long revision) {
  public static ItemRevision of(ContentItem item) {
    return new ItemRevision(
        item.getMode(), item.getRun(), item.getTenant(), item.getId(), item.getRevision());
  }

  public static ItemRevision of(Verdict verdict) {
    return new ItemRevision(
        verdict.getMode(),
        verdict.getRun(),
        verdict.getTenant(),
        verdict.getId(),
        verdict.getRevision());
  }

  public static ItemRevision of(ReviewRequest review) {
    return new ItemRevision(
        review.getMode(),
        review.getRun(),
        review.getTenant(),
        review.getId(),
        review.getRevision());
  }

  /** Null where the dead letter does not know whose it is. */
  public static @Nullable ItemRevision of(DeadLetter letter) {
    String tenant = letter.getTenant();
    String id = letter.getId();
    Long revision = letter.getRevision();
    return tenant == null || id == null || revision == null
        ? null
        : new ItemRevision(letter.getMode(), letter.getRun(), tenant, id, revision);
  }

  /** As people write it: the id, and the revision where there is more than one. */
  public String label() {
    return revision == 1 ? id : id + " #" + revision;
  }
}

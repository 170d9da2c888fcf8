package dev.winnow.cli.demo;

import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.DeadLetter;
import dev.winnow.schemas.ReviewRequest;
import dev.winnow.schemas.Verdict;
import org.jspecify.annotations.Nullable;

/** What is decided once: one revision of an item, in one mode and run. */
record ItemRevision(String mode, @Nullable String run, String tenant, String id, long revision) {
  static ItemRevision of(ContentItem item) {
    return new ItemRevision(
        item.getMode(), item.getRun(), item.getTenant(), item.getId(), item.getRevision());
  }

  static ItemRevision of(Verdict verdict) {
    return new ItemRevision(
        verdict.getMode(),
        verdict.getRun(),
        verdict.getTenant(),
        verdict.getId(),
        verdict.getRevision());
  }

  static ItemRevision of(ReviewRequest review) {
    return new ItemRevision(
        review.getMode(),
        review.getRun(),
        review.getTenant(),
        review.getId(),
        review.getRevision());
  }

  /** Null where the dead letter does not know whose it is. */
  static @Nullable ItemRevision of(DeadLetter letter) {
    String tenant = letter.getTenant();
    String id = letter.getId();
    Long revision = letter.getRevision();
    return tenant == null || id == null || revision == null
        ? null
        : new ItemRevision(letter.getMode(), letter.getRun(), tenant, id, revision);
  }

  /** As people write it: the id, and the revision where there is more than one. */
  String label() {
    return revision == 1 ? id : id + " #" + revision;
  }
}

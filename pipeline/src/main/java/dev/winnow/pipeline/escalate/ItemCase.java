package dev.winnow.pipeline.escalate;

import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * All that the queue knows of one item. At most one revision is open: it waits for the general
 * model or, after that, for people.
 *
 * @param waiting the request that the general model has still to answer
 * @param inReview the provisional verdict under which the item waits for people
 * @param marks what was seen of the item's revisions
 */
record ItemCase(@Nullable EscalationRequest waiting, @Nullable Verdict inReview, Marks marks) {
  static final ItemCase UNKNOWN = new ItemCase(null, null, Marks.NONE);

  ItemCase {
    if (waiting != null && inReview != null) {
      throw new IllegalStateException(
          "revision %d waits while %d is in review (expected: one open revision)"
              .formatted(waiting.getRevision(), inReview.getRevision()));
    }
  }

  /** The revision that is open, or 0. */
  long openRevision() {
    if (waiting != null) {
      return waiting.getRevision();
    }
    return inReview == null ? 0 : inReview.getRevision();
  }

  ItemCase waitingFor(EscalationRequest request) {
    return new ItemCase(request, null, marks);
  }

  ItemCase underReview(Verdict provisional) {
    return new ItemCase(null, provisional, marks);
  }

  /** Nothing is open any more; what was is remembered, even if its mark has expired since. */
  ItemCase settled() {
    return new ItemCase(null, null, marks.withSeen(openRevision()));
  }

  ItemCase marked(Marks changed) {
    return new ItemCase(waiting, inReview, changed);
  }
}

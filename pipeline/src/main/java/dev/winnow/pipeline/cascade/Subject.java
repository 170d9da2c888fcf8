package dev.winnow.pipeline.cascade;

import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Feedback;
import dev.winnow.schemas.ItemKey;
import dev.winnow.schemas.Mode;
import dev.winnow.schemas.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whom a verdict is about: one revision of one item in one mode and run.
 *
 * @param receivedAt the Kafka timestamp of the item, where there is one
 */
public record Subject(
    ItemKey key, long revision, Mode mode, @Nullable String run, @Nullable Instant receivedAt) {
  public static Subject of(ContentItem item, @Nullable Instant receivedAt) {
    return new Subject(
        new ItemKey(item.getTenant(), item.getId()),
        item.getRevision(),
        Mode.of(item.getMode()),
        item.getRun(),
        receivedAt);
  }

  public static Subject of(EscalationRequest request) {
    return new Subject(
        new ItemKey(request.getTenant(), request.getId()),
        request.getRevision(),
        Mode.of(request.getMode()),
        request.getRun(),
        request.getReceivedAt());
  }

  public static Subject of(Verdict verdict) {
    return new Subject(
        new ItemKey(verdict.getTenant(), verdict.getId()),
        verdict.getRevision(),
        Mode.of(verdict.getMode()),
        verdict.getRun(),
        verdict.getReceivedAt());
  }

  public static Subject of(Feedback feedback) {
    return new Subject(
        new ItemKey(feedback.getTenant(), feedback.getId()),
        feedback.getRevision(),
        Mode.of(feedback.getMode()),
        feedback.getRun(),
        null);
  }

  /**
   * What state about the item is kept under: the item in its mode and run, without its revision.
   */
  public String stateKey() {
    return mode.term() + "|" + (run == null ? "" : run) + "|" + key;
  }
}

package dev.winnow.pipeline.cascade;

import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Feedback;
import dev.winnow.schemas.ItemKey;
import dev.winnow.schemas.LanguageSource;
import dev.winnow.schemas.Mode;
import dev.winnow.schemas.Opinion;
import dev.winnow.schemas.Verdict;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Whom a verdict is about: one revision of one item in one mode and run.
 *
 * @param receivedAt the Kafka timestamp of the item, where there is one
 * @param language that it is judged in, BCP 47; null where nobody looked
 * @param languageSource how that is known; of no meaning without it
 */
public record Subject(
    ItemKey key,
    long revision,
    Mode mode,
    @Nullable String run,
    @Nullable Instant receivedAt,
    @Nullable String language,
    LanguageSource languageSource) {
  /** One of whose language nothing is known. */
  public Subject(
      ItemKey key, long revision, Mode mode, @Nullable String run, @Nullable Instant receivedAt) {
    this(key, revision, mode, run, receivedAt, null, LanguageSource.STATED);
  }

  public static Subject of(ContentItem item, @Nullable Instant receivedAt) {
    return new Subject(
        new ItemKey(item.getTenant(), item.getId()),
        item.getRevision(),
        Mode.of(item.getMode()),
        item.getRun(),
        receivedAt,
        item.getLanguage(),
        source(item.getLanguageSource()));
  }

  public static Subject of(EscalationRequest request) {
    return new Subject(
        new ItemKey(request.getTenant(), request.getId()),
        request.getRevision(),
        Mode.of(request.getMode()),
        request.getRun(),
        request.getReceivedAt(),
        request.getLanguage(),
        source(request.getLanguageSource()));
  }

  public static Subject of(Verdict verdict) {
    return new Subject(
        new ItemKey(verdict.getTenant(), verdict.getId()),
        verdict.getRevision(),
        Mode.of(verdict.getMode()),
        verdict.getRun(),
        verdict.getReceivedAt(),
        verdict.getLanguage(),
        source(verdict.getLanguageSource()));
  }

  public static Subject of(Feedback feedback) {
    return new Subject(
        new ItemKey(feedback.getTenant(), feedback.getId()),
        feedback.getRevision(),
        Mode.of(feedback.getMode()),
        feedback.getRun(),
        null);
  }

  public static Subject of(Opinion opinion) {
    return new Subject(
        new ItemKey(opinion.getTenant(), opinion.getId()),
        opinion.getRevision(),
        Mode.of(opinion.getMode()),
        opinion.getRun(),
        null);
  }

  /** What nobody knows the meaning of is what the platform said. */
  private static LanguageSource source(String term) {
    return Arrays.stream(LanguageSource.values())
        .filter(known -> known.term().equals(term))
        .findFirst()
        .orElse(LanguageSource.STATED);
  }

  /**
   * What state about the item is kept under: the item in its mode and run, without its revision.
   */
  public String stateKey() {
    return mode.term() + "|" + (run == null ? "" : run) + "|" + key;
  }
}

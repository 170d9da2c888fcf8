package dev.winnow.cli.feedback;

import dev.winnow.schemas.Audit;
import dev.winnow.schemas.Feedback;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.Mode;
import dev.winnow.schemas.ReviewRequest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The newest word of a person on each revision of an item, whatever it was asked for: a review, an
 * audit, an appeal. Holds no content. Not thread-safe.
 */
final class Answers implements FeedbackSink {
  private final int max;
  private final Predicate<String> tenants;
  private final Map<String, Feedback> newest = new HashMap<>();
  private final Map<String, Map<String, Boolean>> audited = new HashMap<>();
  private final Set<String> cancelled = new HashSet<>();

  /**
   * @param max how many answers, audits and cancelled requests it holds, each; one more is an error
   */
  Answers(int max, Predicate<String> tenants) {
    this.max = max;
    this.tenants = tenants;
  }

  @Override
  public void audit(Audit audit) {
    if (tenants.test(audit.getTenant())) {
      audited.putIfAbsent(
          key(audit.getTenant(), audit.getId(), audit.getRevision()), flagged(audit.getLabels()));
      requireRoom("audits", audited.size());
    }
  }

  /** What was cancelled may have been deleted by who wrote it. */
  @Override
  public void review(ReviewRequest review) {
    if (tenants.test(review.getTenant()) && !review.getStatus().equals(FeedbackBook.OPEN)) {
      cancelled.add(key(review));
      requireRoom("cancelled reviews", cancelled.size());
    }
  }

  @Override
  public void feedback(Feedback feedback) {
    if (feedback.getMode().equals(Mode.LIVE.term()) && tenants.test(feedback.getTenant())) {
      newest.merge(
          key(feedback.getTenant(), feedback.getId(), feedback.getRevision()),
          feedback,
          FeedbackBook::newer);
      requireRoom("answers", newest.size());
    }
  }

  int size() {
    return newest.size();
  }

  /** What was answered to a request; empty where nobody did, or where it was cancelled. */
  Optional<AnsweredItem> to(ReviewRequest review) {
    String key = key(review);
    @Nullable Feedback answer = newest.get(key);
    if (answer == null || cancelled.contains(key)) {
      return Optional.empty();
    }
    Map<String, Boolean> flagged = new HashMap<>(audited.getOrDefault(key, Map.of()));
    flagged.putAll(flagged(review.getLabels()));
    return Optional.of(new AnsweredItem(answer, flagged));
  }

  static String key(ReviewRequest review) {
    return key(review.getTenant(), review.getId(), review.getRevision());
  }

  private static String key(String tenant, String id, long revision) {
    return tenant + "/" + id + "/" + revision;
  }

  private static Map<String, Boolean> flagged(Map<String, LabelScore> labels) {
    Map<String, Boolean> flagged = new HashMap<>();
    labels.forEach((category, label) -> flagged.put(category, label.getFlagged()));
    return flagged;
  }

  private void requireRoom(String what, int held) {
    if (held > max) {
      throw new IllegalArgumentException(
          "more than %d %s (expected: fewer; --since takes the newest)".formatted(max, what));
    }
  }
}

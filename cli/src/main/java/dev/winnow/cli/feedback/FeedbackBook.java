package dev.winnow.cli.feedback;

import dev.winnow.pipeline.policy.AuditRules;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.Audit;
import dev.winnow.schemas.Feedback;
import dev.winnow.schemas.Mode;
import dev.winnow.schemas.ReviewRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What was drawn to be checked, what people were asked to decide, and their answers, in any order.
 * An appeal does not count, nor does an answer that nobody asked for, for neither is a random
 * sample. Not thread-safe.
 */
final class FeedbackBook implements FeedbackSink {
  private static final String DRAW = "draw";
  private static final String REVIEW = "review";
  private static final String AUDIT = "audit";
  static final String OPEN = "open";

  private final int max;
  private final Predicate<String> tenants;
  private final @Nullable Instant since;
  private final Map<String, Audit> draws = new HashMap<>();
  private final Map<String, ReviewRequest> reviews = new HashMap<>();
  private final Map<String, Feedback> answers = new HashMap<>();

  /**
   * An empty book.
   *
   * @param max how many draws, reviews and answers it holds, each; one more is an error
   * @param since only what was decided then or later
   */
  FeedbackBook(int max, Predicate<String> tenants, @Nullable Instant since) {
    this.max = max;
    this.tenants = tenants;
    this.since = since;
  }

  @Override
  public void audit(Audit audit) {
    if (audit.getSource().equals(DRAW)
        && tenants.test(audit.getTenant())
        && isRecent(audit.getAt())) {
      draws.putIfAbsent(key(audit.getTenant(), audit.getId(), audit.getRevision()), audit);
      requireRoom("audits", draws);
    }
  }

  /** A request that was cancelled is no longer one. */
  @Override
  public void review(ReviewRequest review) {
    if (!review.getKind().equals(REVIEW)
        || !review.getMode().equals(Mode.LIVE.term())
        || !tenants.test(review.getTenant())
        || !isRecent(review.getRequestedAt())) {
      return;
    }
    String key = key(review.getTenant(), review.getId(), review.getRevision());
    if (review.getStatus().equals(OPEN)) {
      reviews.putIfAbsent(key, withoutContent(review));
      requireRoom("reviews", reviews);
    } else {
      reviews.remove(key);
    }
  }

  /** The newest word counts. */
  @Override
  public void feedback(Feedback feedback) {
    boolean counts = feedback.getKind().equals(REVIEW) || feedback.getKind().equals(AUDIT);
    if (!counts
        || !feedback.getMode().equals(Mode.LIVE.term())
        || !tenants.test(feedback.getTenant())) {
      return;
    }
    String key = key(feedback.getTenant(), feedback.getId(), feedback.getRevision());
    answers.merge(feedback.getKind() + " " + key, feedback, FeedbackBook::newer);
    requireRoom("answers", answers);
  }

  /**
   * All of them. Where the cap of a day was reached, nothing was drawn after it: what people were
   * asked to decide later that day is left out too, so that both speak of the same time.
   *
   * @param rules what is drawn by the policy in service; null where it says nothing
   */
  List<FeedbackItem> items(@Nullable AuditRules rules) {
    Map<LocalDate, Instant> capped = capped(rules);
    List<FeedbackItem> items = new ArrayList<>();
    draws.forEach((key, draw) -> items.add(item(draw, answers.get(AUDIT + " " + key))));
    reviews.forEach(
        (key, review) -> {
          Instant at = review.getRequestedAt();
          Instant end = at == null ? null : capped.get(day(at));
          if (end == null || !at.isAfter(end)) {
            items.add(item(review, answers.get(REVIEW + " " + key)));
          }
        });
    return items;
  }

  private Map<LocalDate, Instant> capped(@Nullable AuditRules rules) {
    Map<LocalDate, Integer> counts = new HashMap<>();
    Map<LocalDate, Instant> last = new HashMap<>();
    for (Audit draw : draws.values()) {
      if (draw.getAt() != null) {
        counts.merge(day(draw.getAt()), 1, Integer::sum);
        last.merge(day(draw.getAt()), draw.getAt(), (a, b) -> a.isAfter(b) ? a : b);
      }
    }
    last.keySet().removeIf(day -> rules == null || counts.getOrDefault(day, 0) < rules.perDay());
    return last;
  }

  private static FeedbackItem item(Audit audit, @Nullable Feedback answer) {
    return new FeedbackItem(
        new ItemKey(audit.getTenant(), audit.getId(), audit.getRevision()),
        new FeedbackItem.Draw(
            audit.getDraw().getProbability(),
            audit.getDraw().getPeopleProbability(),
            audit.getDraw().getNear()),
        audit.getPolicyVersion(),
        Action.of(audit.getDraw().getAction()),
        audit.getLabels(),
        audit.getDraw().getPeople() ? answer : null);
  }

  private static FeedbackItem item(ReviewRequest review, @Nullable Feedback answer) {
    return new FeedbackItem(
        new ItemKey(review.getTenant(), review.getId(), review.getRevision()),
        FeedbackItem.Draw.REVIEW,
        review.getPolicyVersion(),
        Action.REVIEW,
        review.getLabels(),
        answer);
  }

  private static ReviewRequest withoutContent(ReviewRequest review) {
    return ReviewRequest.newBuilder(review)
        .setText(null)
        .setThread(List.of())
        .setEvidence(List.of())
        .build();
  }

  private boolean isRecent(@Nullable Instant at) {
    return since == null || at == null || !at.isBefore(since);
  }

  /** The newer of two answers; of those without a time the one that came later. */
  static Feedback newer(Feedback old, Feedback late) {
    return isOlder(late, old) ? old : late;
  }

  private static boolean isOlder(Feedback one, Feedback other) {
    return one.getGivenAt() != null
        && other.getGivenAt() != null
        && one.getGivenAt().isBefore(other.getGivenAt());
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  private void requireRoom(String what, Map<String, ?> held) {
    if (held.size() > max) {
      throw new IllegalArgumentException(
          "more than %d %s (expected: fewer; --since takes the newest)".formatted(max, what));
    }
  }

  private static String key(String tenant, String id, long revision) {
    return tenant + "/" + id + "\n" + revision;
  }
}

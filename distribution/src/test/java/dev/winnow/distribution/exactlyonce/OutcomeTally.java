package dev.winnow.distribution.exactlyonce;

import dev.winnow.schemas.DeadLetter;
import dev.winnow.schemas.ReviewRequest;
import dev.winnow.schemas.Verdict;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts every outcome of the items {@code 0} to {@code n-1} of one tenant. Unlike a reader that
 * only wants to know how an item ended, it notices when one ends twice.
 */
final class OutcomeTally {
  private final String tenant;
  private final Map<String, Outcomes> byId = new HashMap<>();
  private int withOutcome;

  OutcomeTally(String tenant, int items) {
    this.tenant = tenant;
    for (int i = 0; i < items; i++) {
      byId.put(Integer.toString(i), new Outcomes());
    }
  }

  /**
   * @param topic a provisional verdict may stand once in each
   */
  void verdict(String topic, Verdict verdict) {
    if (verdict.getFinal$()) {
      count(verdict.getTenant(), verdict.getId(), outcomes -> outcomes.finals++);
    } else {
      count(
          verdict.getTenant(),
          verdict.getId(),
          outcomes -> outcomes.provisional.merge(topic, 1, Integer::sum));
    }
  }

  void review(ReviewRequest review) {
    if (review.getStatus().equals("open")) {
      count(review.getTenant(), review.getId(), outcomes -> outcomes.reviews++);
    }
  }

  void deadLetter(DeadLetter letter) {
    count(
        String.valueOf(letter.getTenant()),
        String.valueOf(letter.getId()),
        outcomes -> outcomes.deadLetters++);
  }

  /** Whether every item has come to an end, at least once. */
  boolean isComplete() {
    return withOutcome == byId.size();
  }

  Report report() {
    return new Report(
        byId.size(),
        sum(outcomes -> outcomes.finals),
        sum(outcomes -> outcomes.provisional.isEmpty() ? 0 : 1),
        sum(outcomes -> outcomes.reviews),
        sum(outcomes -> outcomes.deadLetters),
        sum(outcomes -> outcomes.ends() == 0 ? 1 : 0),
        sum(outcomes -> outcomes.isRepeated() ? 1 : 0));
  }

  private void count(String ofTenant, String id, java.util.function.Consumer<Outcomes> counter) {
    Outcomes outcomes = byId.get(id);
    if (!ofTenant.equals(tenant) || outcomes == null) {
      return;
    }
    boolean before = outcomes.ends() > 0;
    counter.accept(outcomes);
    if (!before && outcomes.ends() > 0) {
      withOutcome++;
    }
  }

  private int sum(java.util.function.ToIntFunction<Outcomes> count) {
    return byId.values().stream().mapToInt(count).sum();
  }

  /** What one item got. */
  private static final class Outcomes {
    private int finals;
    private int reviews;
    private int deadLetters;
    private final Map<String, Integer> provisional = new HashMap<>();

    int ends() {
      return finals + reviews + deadLetters;
    }

    boolean isRepeated() {
      return ends() > 1 || provisional.values().stream().anyMatch(count -> count > 1);
    }
  }

  /**
   * What the items came to.
   *
   * @param escalated items with a provisional verdict
   * @param missing items without any outcome
   * @param repeated items with more than one, or with two provisional verdicts on one topic
   */
  record Report(
      int items,
      int finals,
      int escalated,
      int reviews,
      int deadLetters,
      int missing,
      int repeated) {
    boolean isExact() {
      return missing == 0 && repeated == 0;
    }
  }
}

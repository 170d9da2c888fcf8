package dev.winnow.connectors.escalation.ledger;

import dev.winnow.connectors.escalation.Usage;
import dev.winnow.connectors.escalation.budget.Budget;
import dev.winnow.schemas.Opinion;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Rebuilds what was spent from the records of questions: what was reserved counts until a second
 * record says what the question took. Of the newest {@value #MOST_OPEN} questions without a second
 * record; older ones stay at what was reserved.
 */
final class Spent {
  static final int MOST_OPEN = 100_000;

  private final Budget budget;
  private final Map<String, Usage> open =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Usage> eldest) {
          return size() > MOST_OPEN;
        }
      };

  Spent(Budget budget) {
    this.budget = budget;
  }

  void add(Opinion record) {
    Instant askedAt = record.getAskedAt();
    if (askedAt == null) {
      return;
    }
    Usage now = OpinionPapers.usage(record);
    if (record.getOutcome().equals(OpinionPapers.ASKED)) {
      if (open.putIfAbsent(record.getAttemptId(), now) == null) {
        budget.replay(record.getTenant(), askedAt, Usage.NONE, now);
      }
      return;
    }
    Usage earlier = open.remove(record.getAttemptId());
    if (earlier != null) {
      budget.replay(record.getTenant(), askedAt, earlier, now);
    }
  }
}

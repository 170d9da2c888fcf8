package dev.winnow.connectors.escalation.ledger;

import dev.winnow.connectors.escalation.Usage;
import dev.winnow.connectors.escalation.budget.Budget;
import dev.winnow.connectors.escalation.budget.Spending;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What operators are told, once, where a cap is so small that no question to a provider can ever be
 * paid for: items would end as over budget, with money left. Thread-safe.
 */
final class SmallShareNews {
  private final AtomicBoolean told = new AtomicBoolean();

  /**
   * What follows the provider's name; nothing where a question could be paid for at another time,
   * or where it was told before.
   *
   * @param most what the question that is not paid for can take
   */
  Optional<String> of(Budget budget, String tenant, Usage most) {
    List<Spending> small = told.get() ? List.of() : budget.tooSmallFor(tenant, most);
    if (small.isEmpty() || !told.compareAndSet(false, true)) {
      return Optional.empty();
    }
    Spending cap = small.get(0);
    return Optional.of(
        ("is not asked: a question can take %d %s, and each of %d subtasks has %d of the %d that %s"
                + " may take in a %s; raise the cap, or lower maxOutputTokens or the parallelism")
            .formatted(
                cap.unit().equals("tokens") ? most.tokens() : most.costMicros(),
                cap.unit(),
                budget.parts(),
                cap.cap() / budget.parts(),
                cap.cap(),
                cap.account(),
                cap.span().term()));
  }
}

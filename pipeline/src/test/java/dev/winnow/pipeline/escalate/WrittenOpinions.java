package dev.winnow.pipeline.escalate;

import dev.winnow.connectors.escalation.budget.Budget;
import dev.winnow.connectors.escalation.budget.BudgetSettings;
import dev.winnow.connectors.escalation.ledger.Journal;
import dev.winnow.connectors.escalation.ledger.Ledger;
import dev.winnow.connectors.escalation.ledger.Part;
import dev.winnow.schemas.Opinion;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A topic of opinions in memory, which outlasts the escalators that write to it. */
final class WrittenOpinions {
  final List<Opinion> records = new CopyOnWriteArrayList<>();

  /** A ledger that knows what was written before. */
  Ledger ledger(BudgetSettings settings, Part part) {
    Clock clock = Clock.systemUTC();
    Ledger ledger = new Ledger(new Writing(), new Budget(settings, part.count(), clock), clock);
    records.forEach(record -> ledger.replay(record, part.owns()));
    return ledger;
  }

  private final class Writing implements Journal {
    @Override
    public CompletableFuture<Void> write(Opinion record) {
      records.add(record);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {}
  }
}

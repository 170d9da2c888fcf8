package dev.winnow.connectors.escalation.ledger;

import dev.winnow.connectors.escalation.budget.BudgetSettings;
import java.io.Serializable;
import java.time.Duration;

/** Opens the ledger in a worker; whoever opens it closes it. Travels with the job. */
@FunctionalInterface
public interface LedgerSource extends Serializable {
  /**
   * Opens a ledger that knows what it has to of the time before. Takes as long as that cannot be
   * read.
   *
   * @param oldest an item that was escalated longer ago is not asked about
   */
  Ledger open(BudgetSettings budget, Duration oldest, Part part) throws InterruptedException;
}

package dev.winnow.connectors.escalation.ledger;

import dev.winnow.schemas.Opinion;
import java.util.concurrent.CompletableFuture;

/** Where questions are written down for good. Thread-safe. */
public interface Journal extends AutoCloseable {
  /**
   * Writes a record. Completes when it will outlast a crash, or exceptionally where that is not
   * sure. What is written about one item stays in order.
   */
  CompletableFuture<Void> write(Opinion record);

  /** Writes what it was given, then closes. */
  @Override
  void close();
}

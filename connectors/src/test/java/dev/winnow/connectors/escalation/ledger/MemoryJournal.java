package dev.winnow.connectors.escalation.ledger;

import dev.winnow.schemas.Opinion;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A journal in memory: what is written is there at once, or when the test says so. */
public final class MemoryJournal implements Journal {
  public final List<Opinion> records = new CopyOnWriteArrayList<>();
  final List<CompletableFuture<Void>> writes = new CopyOnWriteArrayList<>();
  boolean held;
  boolean closed;

  @Override
  public CompletableFuture<Void> write(Opinion record) {
    records.add(record);
    CompletableFuture<Void> write = new CompletableFuture<>();
    writes.add(write);
    if (!held) {
      write.complete(null);
    }
    return write;
  }

  /** The records' outcomes, in order. */
  public List<String> outcomes() {
    return records.stream().map(Opinion::getOutcome).toList();
  }

  @Override
  public void close() {
    closed = true;
  }
}

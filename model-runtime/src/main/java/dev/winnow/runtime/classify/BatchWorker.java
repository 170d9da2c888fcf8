package dev.winnow.runtime.classify;

import dev.winnow.runtime.classify.PendingQueue.Taken;
import java.util.List;

/** Answers batches of the queue, one after the other, until it is closed and drained. */
final class BatchWorker implements Runnable {
  private final PendingQueue queue;
  private final BatchScorer scorer;

  BatchWorker(PendingQueue queue, BatchScorer scorer) {
    this.queue = queue;
    this.scorer = scorer;
  }

  @Override
  public void run() {
    try {
      for (Taken batch = queue.take(); !batch.items().isEmpty(); batch = queue.take()) {
        BatchEvent event = BatchEvent.begun(batch.waitedNanos());
        List<Pending> wanted =
            batch.items().stream().filter(pending -> !pending.abandoned()).toList();
        answer(wanted);
        event.end(wanted);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts the threads of a classifier", e);
    }
  }

  /** Where a batch fails, each of its items is tried alone, so that only the guilty ones fail. */
  private void answer(List<Pending> batch) {
    if (batch.isEmpty()) {
      return;
    }
    try {
      complete(batch, scorer.score(batch));
    } catch (RuntimeException | Error e) {
      if (batch.size() > 1) {
        batch.forEach(pending -> answer(List.of(pending)));
      } else {
        batch.get(0).answer().completeExceptionally(failure(batch.get(0), e));
      }
    }
  }

  private static void complete(List<Pending> batch, List<Classification> classifications) {
    if (classifications.size() != batch.size()) {
      throw new IllegalStateException(
          "classifications: %d (expected: %d)".formatted(classifications.size(), batch.size()));
    }
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).answer().complete(classifications.get(i));
    }
  }

  private static ClassificationException failure(Pending pending, Throwable cause) {
    return new ClassificationException(
        "no scores for a text of " + pending.text().length() + " tokens", cause);
  }
}

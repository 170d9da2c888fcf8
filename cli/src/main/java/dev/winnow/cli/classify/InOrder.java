package dev.winnow.cli.classify;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Hands answers on in the order of their questions, with a bounded number of questions ahead of the
 * oldest answer that is missing. Used by one thread.
 */
public final class InOrder<T> {
  private final int readAhead;
  private final Consumer<T> out;
  private final Queue<CompletableFuture<T>> waiting = new ArrayDeque<>();

  /**
   * An order over a consumer.
   *
   * @param readAhead how many lines may be under way
   */
  public InOrder(int readAhead, Consumer<T> out) {
    this.readAhead = readAhead;
    this.out = out;
  }

  /** Takes one more; waits for the oldest where too many are under way. */
  public void add(CompletableFuture<T> answer) {
    waiting.add(answer);
    while (waiting.size() > readAhead || isReady()) {
      next();
    }
  }

  /** Waits for all. */
  public void finish() {
    while (!waiting.isEmpty()) {
      next();
    }
  }

  private boolean isReady() {
    CompletableFuture<T> oldest = waiting.peek();
    return oldest != null && oldest.isDone();
  }

  private void next() {
    out.accept(waiting.remove().join());
  }
}

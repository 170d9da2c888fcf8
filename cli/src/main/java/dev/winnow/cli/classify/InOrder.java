package dev.winnow.cli.classify;

import dev.winnow.cli.classify.LineJudge.Answer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Hands answers on in the order of their questions, with a bounded number of questions ahead of the
 * oldest answer that is missing. Used by one thread.
 */
final class InOrder {
  private final int readAhead;
  private final Consumer<Answer> out;
  private final Queue<CompletableFuture<Answer>> waiting = new ArrayDeque<>();

  /**
   * An order over a consumer.
   *
   * @param readAhead how many lines may be under way
   */
  InOrder(int readAhead, Consumer<Answer> out) {
    this.readAhead = readAhead;
    this.out = out;
  }

  /** Takes one more; waits for the oldest where too many are under way. */
  void add(CompletableFuture<Answer> answer) {
    waiting.add(answer);
    while (waiting.size() > readAhead || isReady()) {
      next();
    }
  }

  /** Waits for all. */
  void finish() {
    while (!waiting.isEmpty()) {
      next();
    }
  }

  private boolean isReady() {
    CompletableFuture<Answer> oldest = waiting.peek();
    return oldest != null && oldest.isDone();
  }

  private void next() {
    out.accept(waiting.remove().join());
  }
}

package dev.winnow.benchmarks.swaps;

import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.Classifier;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Phaser;

/**
 * An open load: texts arrive at a fixed rate, on a thread of their own, whatever becomes of those
 * before them. How long one waits is counted from when it was due, so that a stall hides nothing.
 */
final class Arrivals implements AutoCloseable {
  private final Classifier classifier;
  private final List<String> texts;
  private final double nanosApart;
  private final InService inService;
  private final AnswerCheck check;
  private final Latencies latencies;
  private final Phaser underWay = new Phaser(1);
  private final Thread thread = new Thread(this::run, "winnow-arrivals");
  private volatile boolean closed;

  Arrivals(
      Classifier classifier,
      List<String> texts,
      double itemsPerSecond,
      InService inService,
      AnswerCheck check,
      Latencies latencies) {
    this.classifier = classifier;
    this.texts = texts;
    this.nanosApart = 1e9 / itemsPerSecond;
    this.inService = inService;
    this.check = check;
    this.latencies = latencies;
  }

  void start() {
    thread.start();
  }

  private void run() {
    long start = System.nanoTime();
    for (long item = 0; !closed; item++) {
      long due = start + (long) (item * nanosApart);
      Pace.until(due);
      arrive((int) (item % texts.size()), due);
    }
  }

  private void arrive(int text, long due) {
    int earliest = inService.earliest();
    CompletableFuture<Classification> answer = classify(texts.get(text));
    int latest = inService.latest();
    underWay.register();
    answer.whenComplete(
        (found, failure) -> {
          latencies.add(due, System.nanoTime() - due);
          if (failure == null) {
            check.answered(text, found, earliest, latest);
          } else {
            check.failed();
          }
          underWay.arriveAndDeregister();
        });
  }

  private CompletableFuture<Classification> classify(String text) {
    try {
      return classifier.classify(text);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Returns when the last one that arrived is answered. */
  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    underWay.arriveAndAwaitAdvance();
  }
}

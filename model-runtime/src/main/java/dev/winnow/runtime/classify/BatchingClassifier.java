package dev.winnow.runtime.classify;

import dev.winnow.runtime.batch.BatchLimits;
import dev.winnow.runtime.tokenize.TokenizedText;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Tokenises on the caller's thread, runs batches on threads of its own.
 *
 * <p>Back-pressure: where as many tokens wait as the limits allow, {@link #classify} blocks its
 * caller until there is room. What is chained to a future runs on a thread that makes room, so it
 * must not call {@code classify}.
 */
final class BatchingClassifier implements Classifier {
  private final TextModel model;
  private final PendingQueue queue;
  private final List<Thread> threads;

  BatchingClassifier(TextModel model, BatchLimits limits, int threads, LongSupplier nanoTime) {
    this.model = model;
    this.queue = new PendingQueue(limits, nanoTime);
    this.threads =
        IntStream.range(0, threads)
            .mapToObj(i -> thread(i, new BatchWorker(queue, model.newScorer())))
            .toList();
    this.threads.forEach(Thread::start);
  }

  private static Thread thread(int number, Runnable work) {
    Thread thread = new Thread(work, "winnow-classifier-" + number);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public CompletableFuture<Classification> classify(String text, Wanted wanted) {
    if (wanted.includesNoneOf(categories())) {
      queue.requireOpen();
      return CompletableFuture.completedFuture(Classification.NOTHING);
    }
    try {
      return classify(tokenize(text), wanted);
    } catch (ClassificationException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Scores a text that {@link #tokenize}, or that of a model with equal tokens, has split. */
  CompletableFuture<Classification> classify(TokenizedText text, Wanted wanted) {
    CompletableFuture<Classification> answer = new CompletableFuture<>();
    queue.put(new Pending(text, wanted, answer));
    return answer;
  }

  /** See {@link TextModel#tokenization}. */
  Object tokenization() {
    return model.tokenization();
  }

  /** Fails with {@link ClassificationException} where the text has no tokens. */
  TokenizedText tokenize(String text) {
    try {
      return model.tokenize(text);
    } catch (IllegalStateException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new ClassificationException(
          "a text of " + text.length() + " characters cannot be tokenised", e);
    }
  }

  @Override
  public List<Classification> onProbes() {
    return model.onProbes();
  }

  @Override
  public List<ModelIdentity> models() {
    return model.models();
  }

  @Override
  public List<String> categories() {
    return model.categories();
  }

  @Override
  public void close() {
    if (threads.contains(Thread.currentThread())) {
      throw new IllegalStateException("close: called by what is chained to an answer");
    }
    queue.close();
    joinAll();
    model.close();
  }

  private void joinAll() {
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.winnow.connectors.escalation.ledger;

import dev.winnow.connectors.kafka.KafkaSettings;
import dev.winnow.connectors.kafka.RecordPublisher;
import dev.winnow.connectors.kafka.RecordRoute;
import dev.winnow.connectors.registry.RegistrySettings;
import dev.winnow.schemas.Opinion;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes to the topic of opinions: outside of Flink's transactions, acknowledged by all replicas. A
 * thread of its own waits for the registry and for room in the producer, another tells the callers.
 * Never blocks the caller. As many records wait as the callers have questions under way, two for
 * each at most.
 */
public final class KafkaJournal implements Journal {
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  private final RecordPublisher<Opinion> publisher;
  private final ExecutorService writing = thread("opinions-writing");
  private final ExecutorService telling = thread("opinions-telling");

  private KafkaJournal(RecordPublisher<Opinion> publisher) {
    this.publisher = publisher;
  }

  /** A journal that the caller closes. */
  public static KafkaJournal open(KafkaSettings kafka, RegistrySettings registry) {
    return new KafkaJournal(RecordPublisher.open(kafka, registry, RecordRoute.opinions()));
  }

  @Override
  public CompletableFuture<Void> write(Opinion record) {
    CompletableFuture<Void> written = new CompletableFuture<>();
    execute(writing, () -> publish(record, written), written);
    return written;
  }

  @Override
  public void close() {
    end(writing);
    publisher.close();
    end(telling);
  }

  private void publish(Opinion record, CompletableFuture<Void> written) {
    try {
      var unused =
          publisher.publish(record).whenComplete((offset, failure) -> tell(written, failure));
    } catch (RuntimeException e) {
      tell(written, e);
    }
  }

  /** Not on the producer's own thread, which has other records to send. */
  private void tell(CompletableFuture<Void> written, @Nullable Throwable failure) {
    execute(
        telling,
        () -> {
          if (failure == null) {
            written.complete(null);
          } else {
            written.completeExceptionally(failure);
          }
        },
        written);
  }

  private static void execute(Executor executor, Runnable task, CompletableFuture<Void> written) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException e) {
      written.completeExceptionally(e); // closed
    }
  }

  private static void end(ExecutorService thread) {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private static ExecutorService thread(String name) {
    return Executors.newSingleThreadExecutor(
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }
}

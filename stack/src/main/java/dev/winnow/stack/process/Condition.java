package dev.winnow.stack.process;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Something outside that becomes true by itself, such as a server that answers. */
public final class Condition {
  private static final Duration INTERVAL = Duration.ofMillis(100);
  private static final ScheduledExecutorService TIMER =
      Executors.newScheduledThreadPool(
          2,
          task -> {
            Thread thread = new Thread(task, "condition");
            thread.setDaemon(true);
            return thread;
          });

  private Condition() {}

  /**
   * Completes when a check holds. The check runs on a thread of this class every 100 ms and may
   * block for a short while; what it throws is what the future ends with.
   */
  public static CompletableFuture<Void> holds(BooleanSupplier check) {
    CompletableFuture<Void> held = new CompletableFuture<>();
    ScheduledFuture<?> task =
        TIMER.scheduleWithFixedDelay(
            () -> attempt(check, held), 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    held.whenComplete((done, failure) -> task.cancel(false));
    return held;
  }

  private static void attempt(BooleanSupplier check, CompletableFuture<Void> held) {
    try {
      if (check.getAsBoolean()) {
        held.complete(null);
      }
    } catch (RuntimeException e) {
      held.completeExceptionally(e);
    }
  }
}

package dev.winnow.connectors.escalation.escalator;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A thread of its own, and the machine's time. Holds what it was given and has not run. */
final class ThreadLoop implements Loop {
  private final ScheduledThreadPoolExecutor thread;
  private final long origin = System.nanoTime();

  ThreadLoop() {
    this.thread = new ScheduledThreadPoolExecutor(1, ThreadLoop::daemon);
    thread.setRemoveOnCancelPolicy(true);
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public long now() {
    return System.nanoTime() - origin;
  }

  @Override
  public void run(Runnable task) {
    try {
      thread.execute(task);
    } catch (RejectedExecutionException e) {
      // Closed: everybody who waited has been told.
    }
  }

  @Override
  public Future<?> runAt(long time, Runnable task) {
    try {
      return thread.schedule(task, Math.max(0, time - now()), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.completedFuture(null);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "escalator");
    thread.setDaemon(true);
    return thread;
  }
}

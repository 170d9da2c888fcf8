package dev.winnow.connectors.escalation.escalator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** A loop whose time the test moves, on the test's thread. Not thread-safe. */
final class ManualLoop implements Loop {
  private final List<Task> tasks = new ArrayList<>();
  private long now;
  private boolean closed;

  private record Task(long at, Runnable work, CompletableFuture<Void> handle) {}

  /** Runs what is due until then, in order of time. */
  void advance(Duration by) {
    long end = now + by.toNanos();
    for (Optional<Task> next = next(end); next.isPresent(); next = next(end)) {
      Task task = next.get();
      tasks.remove(task);
      now = Math.max(now, task.at());
      if (!task.handle().isCancelled()) {
        task.work().run();
      }
    }
    now = end;
  }

  /** What is to be run later and was not cancelled. */
  long open() {
    return tasks.stream().filter(task -> !task.handle().isCancelled()).count();
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public void run(Runnable task) {
    var unused = runAt(now, task);
  }

  @Override
  public Future<?> runAt(long time, Runnable task) {
    CompletableFuture<Void> handle = new CompletableFuture<>();
    if (!closed) {
      tasks.add(new Task(time, task, handle));
    }
    return handle;
  }

  @Override
  public void close() {
    closed = true;
    tasks.clear();
  }

  private Optional<Task> next(long end) {
    return tasks.stream()
        .filter(task -> task.at() <= end)
        .min(Comparator.comparingLong(Task::at)); // of those at one time the first
  }
}

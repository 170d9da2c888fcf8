package dev.winnow.stack.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A part of the stack that can be started, killed and started again. Thread-safe; at most one
 * process of it is alive at a time.
 */
public final class Service implements AutoCloseable {
  private final JavaCommand command;
  private final Path logFolder;
  private final Readiness readiness;
  private final Duration limit;
  private @Nullable ChildProcess process;
  private boolean closed;

  /**
   * @param limit how long a start may take
   */
  public Service(JavaCommand command, Path logFolder, Readiness readiness, Duration limit) {
    this.command = command;
    this.logFolder = logFolder;
    this.readiness = readiness;
    this.limit = limit;
  }

  public String name() {
    return command.name();
  }

  /**
   * Starts a process. The future completes when it is ready, or with a {@link
   * ProcessFailedException} or a {@link java.util.concurrent.TimeoutException}.
   */
  public synchronized CompletableFuture<Void> start() {
    if (closed) {
      throw new ProcessFailedException(name() + " is not started: the stack has been closed");
    }
    if (process != null && process.isAlive()) {
      throw new IllegalStateException(name() + " runs already, pid " + process.pid());
    }
    ChildProcess started = ChildProcess.start(command, logFolder);
    process = started;
    return readiness.of(started).orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The process that was started last; null before the first start. */
  public synchronized @Nullable ChildProcess process() {
    return process;
  }

  public boolean isAlive() {
    ChildProcess current = process();
    return current != null && current.isAlive();
  }

  /** Ends the process as a power cut would, and returns when it is gone. */
  public void kill() {
    ChildProcess current = process();
    if (current != null) {
      current.kill();
    }
  }

  /** Ends the process in good order; it can be started again. */
  public void stop() {
    ChildProcess current = process();
    if (current != null) {
      current.close();
    }
  }

  /** Stops, for good. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    stop();
  }
}

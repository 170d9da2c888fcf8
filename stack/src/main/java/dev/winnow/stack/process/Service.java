package dev.winnow.stack.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A part of the stack that can be started, killed and started again. Thread-safe; at most one
 * process of it is alive at a time.
 */
public final class Service implements AutoCloseable {
  private final JavaCommand command;
  private final Path archives;
  private final Path logFolder;
  private final Readiness readiness;
  private final Duration limit;
  private @Nullable Started started;
  private boolean closed;

  /**
   * @param archives where the part's classes are kept from one start to the next
   * @param limit how long a start may take
   */
  public Service(
      JavaCommand command, Path archives, Path logFolder, Readiness readiness, Duration limit) {
    this.command = command;
    this.archives = archives;
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
    ChildProcess before = process();
    if (before != null && before.isAlive()) {
      throw new IllegalStateException(name() + " runs already, pid " + before.pid());
    }
    Started now = launched();
    started = now;
    return readiness.of(now.process()).orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The process that was started last; null before the first start. */
  public synchronized @Nullable ChildProcess process() {
    return started == null ? null : started.process();
  }

  /** Whether the process writes down its classes as it ends, for which it takes some seconds. */
  public synchronized boolean writesClasses() {
    return started != null && started.process().isAlive() && started.classes().isWritten();
  }

  public boolean isAlive() {
    ChildProcess current = process();
    return current != null && current.isAlive();
  }

  /** Ends the process as a power cut would, and returns when it is gone. */
  public void kill() {
    end(ChildProcess::kill);
  }

  /** Ends the process in good order; it can be started again. */
  public void stop() {
    end(ChildProcess::close);
  }

  /** Stops, for good. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    stop();
  }

  /** With the classes of the start before, or to write them down for the next. */
  private Started launched() {
    try {
      ClassArchive classes = ClassArchive.of(command, archives);
      return new Started(ChildProcess.start(command, classes.flags(), logFolder), classes);
    } catch (IOException e) {
      throw new ProcessFailedException(name() + " does not start: " + e.getMessage(), e);
    }
  }

  private void end(Consumer<ChildProcess> how) {
    Started last;
    synchronized (this) {
      last = started;
    }
    if (last != null) {
      how.accept(last.process());
      last.classes().settle(last.process().exit().join() == 0);
    }
  }

  private record Started(ChildProcess process, ClassArchive classes) {}
}

package dev.winnow.stack.process;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A started process of the stack: what it prints goes to its log, and it ends when this is closed
 * or when this JVM ends, however that comes about. Thread-safe.
 */
public final class ChildProcess implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final String name;
  private final Path log;
  private final Process process;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final CompletableFuture<Void> outputEnded = new CompletableFuture<>();

  private ChildProcess(String name, Path log, Process process) {
    this.name = name;
    this.log = log;
    this.process = process;
  }

  /** Starts a process that logs to {@code NAME.log} in a folder, after what is there already. */
  public static ChildProcess start(JavaCommand command, Path logFolder) {
    return start(command, List.of(), logFolder);
  }

  /**
   * @param flags for the JVM, beside those of the command
   */
  static ChildProcess start(JavaCommand command, List<String> flags, Path logFolder) {
    Path log = logFolder.resolve(command.name() + ".log");
    try {
      Files.createDirectories(logFolder);
      Process process =
          new ProcessBuilder(command.line(flags))
              .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      ChildProcess child = new ChildProcess(command.name(), log, process);
      child.watch();
      return child;
    } catch (IOException e) {
      throw new ProcessFailedException(command.name() + " does not start: " + e.getMessage(), e);
    }
  }

  public String name() {
    return name;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Completes when the process has said that it is ready, by {@link Signals#ready(String)}; with a
   * {@link ProcessFailedException} when it ends before that.
   */
  public CompletableFuture<Void> ready() {
    return ready.copy();
  }

  /** Completes with the exit status, once all that the process has printed is in its log. */
  public CompletableFuture<Integer> exit() {
    return process.onExit().thenCombine(outputEnded, (ended, output) -> ended.exitValue());
  }

  /** What to tell somebody who waits for a process that has ended. */
  public ProcessFailedException ended() {
    return new ProcessFailedException(
        name + " ended with status " + process.exitValue() + "; its log: " + log);
  }

  /** Ends the process as a power cut would, and returns when it is gone. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Asks the process to end, and kills it after a while. Returns when it is gone. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // the pipe is closed when the process is gone already
    }
    try {
      process.onExit().get(GRACE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      kill();
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
    }
  }

  private void watch() {
    process.onExit().thenRun(() -> ready.completeExceptionally(ended()));
    Thread pump = new Thread(this::pump, name + "-output");
    pump.setDaemon(true);
    pump.start();
  }

  /** Copies what the process prints to its log until the process ends. */
  private void pump() {
    try (BufferedReader lines = process.inputReader();
        BufferedWriter out =
            Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        out.write(line);
        out.newLine();
        out.flush();
        if (line.equals(Signals.readyLine(name))) {
          ready.complete(null);
        }
      }
    } catch (IOException e) {
      if (process.isAlive()) {
        throw new UncheckedIOException(name + ": its output is lost", e);
      }
    } finally {
      outputEnded.complete(null);
    }
  }
}

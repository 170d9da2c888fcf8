package dev.winnow.cli.demo;

import dev.winnow.stack.local.LocalStack;
import dev.winnow.stack.local.StackSettings;
import dev.winnow.stack.process.Condition;
import dev.winnow.stack.process.ProcessFailedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A stack that runs until its work is done or until Ctrl-C, whichever comes first. Ctrl-C
 * interrupts the thread that made this, and closes from another one.
 */
final class RunningStack implements AutoCloseable {
  private static final Duration ROLLUPS_LIMIT = Duration.ofSeconds(20);

  private final LocalStack stack;
  private final Screen screen;
  private @Nullable DemoSession session;
  private boolean closed;
  private volatile boolean interrupted;

  RunningStack(LocalStack stack, Screen screen) {
    this.stack = stack;
    this.screen = screen;
    Thread owner = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> endEarly(owner), "stack-shutdown"));
  }

  /** Starts all parts, and says where they are. */
  void start() {
    long begin = System.nanoTime();
    stack.start(new StartProgress(screen));
    StackSettings settings = stack.settings();
    screen.say("Winnow runs, after " + Screen.seconds(Duration.ofNanos(System.nanoTime() - begin)));
    screen.say("  Kafka           @|bold " + settings.bootstrap() + "|@");
    screen.say("  schema registry @|bold " + settings.registry() + "|@");
    screen.say("  Flink's page    @|bold " + settings.flinkPage() + "|@");
    screen.say("  logs            " + settings.logs());
  }

  LocalStack stack() {
    return stack;
  }

  /** Starts to show results. Called once. */
  synchronized DemoSession open() {
    if (closed) {
      throw new ProcessFailedException("closed before the first item");
    }
    DemoSession opened = new DemoSession(this, screen);
    session = opened;
    return opened;
  }

  /**
   * Waits for a condition.
   *
   * @throws ProcessFailedException where a part of the stack ends before it holds
   */
  void await(BooleanSupplier condition) throws InterruptedException {
    CompletableFuture<Void> held =
        Condition.holds(
            () -> {
              requireRunning();
              return condition.getAsBoolean();
            });
    try {
      held.get();
    } catch (ExecutionException e) {
      throw new ProcessFailedException(String.valueOf(e.getCause()), e);
    } finally {
      held.cancel(false);
    }
  }

  /** True where Ctrl-C, or another signal, ends the work before it is done. */
  boolean endsEarly() {
    return interrupted;
  }

  /** Shows the roll-ups where items were shown, and stops every process. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (session != null) {
        session.close();
        showRollups(session);
      }
    } finally {
      screen.say(
          stack.writesClasses()
              ? "stopping, and writing down classes for the next start"
              : "stopping");
      stack.close();
      screen.say("stopped");
    }
  }

  /** On another thread, for a broker that is going down as well must not hold up the end. */
  private void showRollups(DemoSession ended) {
    try {
      CompletableFuture.supplyAsync(ended::rollups)
          .orTimeout(ROLLUPS_LIMIT.toSeconds(), TimeUnit.SECONDS)
          .join()
          .forEach(screen::say);
    } catch (CompletionException e) {
      screen.say("no roll-ups: " + e.getCause());
    }
  }

  private void endEarly(Thread owner) {
    interrupted = true;
    owner.interrupt();
    close();
  }

  private void requireRunning() {
    List<String> ended = stack.ended();
    if (!ended.isEmpty() && !interrupted) {
      throw new ProcessFailedException(
          "ended by itself: %s; the logs are in %s"
              .formatted(String.join(", ", ended), stack.settings().logs()));
    }
  }
}

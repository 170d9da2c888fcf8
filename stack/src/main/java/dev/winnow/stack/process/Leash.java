package dev.winnow.stack.process;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Runs another class's {@code main} and ends this JVM when standard input ends: {@code Leash
 * MAIN-CLASS ARGUMENTS…}. The parent holds the other end of the pipe, and the kernel closes it
 * however the parent goes, so that no child outlives a parent that was killed.
 */
public final class Leash {
  /** Time enough for a process that writes its classes down, see {@link ClassArchive}. */
  private static final long GRACE_SECONDS = 28;

  private Leash() {}

  public static void main(String[] args) throws Throwable {
    if (args.length == 0) {
      throw new IllegalArgumentException("no main class (expected: MAIN-CLASS ARGUMENTS…)");
    }
    Thread watch = new Thread(Leash::exitAtEndOfInput, "leash");
    watch.setDaemon(true);
    watch.start();
    run(args[0], Arrays.copyOfRange(args, 1, args.length));
  }

  private static void run(String mainClass, String[] args) throws Throwable {
    try {
      Class.forName(mainClass).getMethod("main", String[].class).invoke(null, (Object) args);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private static void exitAtEndOfInput() {
    byte[] buffer = new byte[64];
    try {
      while (System.in.read(buffer) >= 0) {
        // whatever comes is of no meaning, only the end is
      }
    } catch (IOException e) {
      // a broken pipe is an end, too
    }
    haltAfterGrace();
    System.exit(0);
  }

  /** Shutdown hooks that hang must not keep an orphan alive. */
  private static void haltAfterGrace() {
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "leash-halt");
              thread.setDaemon(true);
              return thread;
            });
    timer.schedule(() -> Runtime.getRuntime().halt(1), GRACE_SECONDS, TimeUnit.SECONDS);
  }
}

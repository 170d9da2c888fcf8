package dev.winnow.distribution.whole;

import dev.winnow.stack.local.Compilation;
import dev.winnow.stack.local.Distribution;
import dev.winnow.stack.local.LocalStack;
import dev.winnow.stack.local.Ports;
import dev.winnow.stack.local.StackSettings;
import dev.winnow.stack.local.StartListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Stacks for tests: the assembled distribution on ports that nobody uses. */
public final class TestStack {
  private static final StartListener SILENT =
      new StartListener() {
        @Override
        public void starts(String part) {}

        @Override
        public void ready(String part, Duration took) {}
      };

  private TestStack() {}

  /**
   * A running stack without the roll-ups, which the caller closes.
   *
   * @param jobArguments for both jobs
   */
  public static LocalStack start(Path folder, String... jobArguments) {
    LocalStack stack =
        new LocalStack(
            new StackSettings(
                distribution(),
                folder,
                Ports.free(),
                List.of(jobArguments),
                false,
                Compilation.LIGHT));
    try {
      stack.start(SILENT);
      return stack;
    } catch (RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  private static Distribution distribution() {
    return new Distribution(
        Path.of(System.getProperty("winnow.root")).resolve("distribution/target/winnow"));
  }
}

package dev.winnow.cli.demo;

import dev.winnow.connectors.kafka.Pace;
import dev.winnow.stack.local.Compilation;
import dev.winnow.stack.local.Distribution;
import dev.winnow.stack.local.LocalStack;
import dev.winnow.stack.local.StackSettings;
import dev.winnow.stack.local.WorkingFolder;
import dev.winnow.stack.results.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code winnow demo}: everything on this machine, with sample posts, from an empty start. */
@Command(
    name = "demo",
    description =
        "Start everything on this machine, publish posts and show what is decided about them.",
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
  /** What shells report of a command that Ctrl-C has ended. */
  private static final int INTERRUPTED = 130;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private StackOptions options = new StackOptions();

  @Option(
      names = "--once",
      description =
          "End when every item has its final outcome or waits for people, and print a summary as"
              + " JSON.")
  private boolean once;

  @Option(
      names = "--input",
      paramLabel = "FILE",
      description = "Items as JSON Lines, gzipped or not. Default: samples/posts.jsonl.")
  private @Nullable Path input;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "20",
      description = "Items a second; 0 is as fast as it goes. Default: ${DEFAULT-VALUE}.")
  private double rate;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path items = input != null ? input : StackOptions.samples();
    if (!Files.isReadable(items)) {
      throw new ParameterException(
          spec.commandLine(), "--input: " + items + " (expected: a file that can be read)");
    }
    List<String> jobArguments = options.jobArguments(spec.commandLine());
    Screen screen = new Screen(spec.commandLine().getErr());
    try (WorkingFolder folder = WorkingFolder.take(options.folder("demo"))) {
      folder.clear();
      StackSettings settings =
          new StackSettings(
              Distribution.current(),
              folder.path(),
              options.anyPorts(),
              jobArguments,
              true,
              Compilation.LIGHT);
      return run(new RunningStack(new LocalStack(settings), screen), items, screen);
    }
  }

  private int run(RunningStack running, Path items, Screen screen)
      throws IOException, InterruptedException {
    try (running) {
      running.start();
      DemoSession session = running.open();
      session.publish(items, Pace.perSecond(rate));
      if (once) {
        Standing standing = session.awaitSettled();
        Duration took = session.elapsed();
        running.close();
        spec.commandLine().getOut().println(standing.json(took));
      } else {
        screen.say("@|bold All posts are published.|@ Ctrl-C ends the demo.");
        session.awaitEnd();
      }
      return 0;
    } catch (InterruptedException | RuntimeException e) {
      if (running.endsEarly()) {
        return INTERRUPTED;
      }
      throw e;
    }
  }
}

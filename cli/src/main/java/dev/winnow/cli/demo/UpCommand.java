package dev.winnow.cli.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.winnow.connectors.kafka.Pace;
import dev.winnow.stack.local.Compilation;
import dev.winnow.stack.local.Distribution;
import dev.winnow.stack.local.LocalStack;
import dev.winnow.stack.local.StackSettings;
import dev.winnow.stack.local.WorkingFolder;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code winnow up}: everything on this machine until Ctrl-C; the next one goes on from there. */
@Command(
    name = "up",
    description =
        "Start everything on this machine and keep it up until Ctrl-C. Prints the addresses as"
            + " JSON once it works. What was there before is still there.",
    mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {
  private static final double SAMPLES_A_SECOND = 20;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private StackOptions options = new StackOptions();

  @Option(names = "--samples", description = "Publish the sample posts, and show the verdicts.")
  private boolean samples;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> jobArguments = options.jobArguments(spec.commandLine());
    Screen screen = new Screen(spec.commandLine().getErr());
    try (WorkingFolder folder = WorkingFolder.take(options.folder("up"))) {
      StackSettings settings =
          new StackSettings(
              Distribution.current(),
              folder.path(),
              options.exactPorts(),
              jobArguments,
              true,
              Compilation.FULL);
      return run(new RunningStack(new LocalStack(settings), screen), screen);
    }
  }

  private int run(RunningStack running, Screen screen) throws IOException, InterruptedException {
    try (running) {
      running.start();
      printAddresses(running.stack().settings());
      screen.say("Ctrl-C ends it.");
      if (samples) {
        DemoSession session = running.open();
        session.publish(StackOptions.samples(), Pace.perSecond(SAMPLES_A_SECOND));
        session.awaitEnd();
      }
      running.await(() -> false);
      return 0;
    } catch (InterruptedException | RuntimeException e) {
      if (running.endsEarly()) {
        return 0;
      }
      throw e;
    }
  }

  private void printAddresses(StackSettings settings) {
    spec.commandLine()
        .getOut()
        .println(
            JsonNodeFactory.instance
                .objectNode()
                .put("kafka", settings.bootstrap())
                .put("registry", settings.registry())
                .put("flink", settings.flinkPage()));
  }
}

package dev.winnow.cli.bench;

import dev.winnow.benchmarks.endtoend.EndToEndBenchmark;
import dev.winnow.schemas.ContentItem;
import dev.winnow.stack.local.Compilation;
import dev.winnow.stack.local.Distribution;
import dev.winnow.stack.local.LocalStack;
import dev.winnow.stack.local.Ports;
import dev.winnow.stack.local.StackSettings;
import dev.winnow.stack.local.WorkingFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code winnow bench end-to-end}. */
@Command(
    name = "end-to-end",
    description =
        "Items a second through Kafka and both jobs, against a bare loop over the same models.",
    mixinStandardHelpOptions = true)
final class EndToEndCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private PostsOptions options = new PostsOptions();

  @Option(
      names = "--items",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Items a round. Default: ${DEFAULT-VALUE}.")
  private int items;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Rounds after the warm-up. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    Path root = Path.of(System.getProperty("winnow.root", ""));
    List<ContentItem> posts = options.read(root);
    try (WorkingFolder folder = WorkingFolder.take(root.resolve(".winnow").resolve("bench"))) {
      folder.clear();
      try (LocalStack stack =
          new LocalStack(
              new StackSettings(
                  Distribution.current(),
                  folder.path(),
                  Ports.free(),
                  options.jobArguments(),
                  true,
                  Compilation.FULL))) {
        stack.start(new StartProgress(err));
        var result =
            new EndToEndBenchmark(stack, options.rules(), posts, items, err::println).run(rounds);
        spec.commandLine().getOut().println(result.json());
      }
    }
    return 0;
  }
}

package dev.winnow.cli.bench;

import dev.winnow.benchmarks.outage.LoopbackProvider;
import dev.winnow.benchmarks.outage.OutageBenchmark;
import dev.winnow.benchmarks.outage.OutageResult;
import dev.winnow.benchmarks.outage.OutageSettings;
import dev.winnow.benchmarks.outage.ProvidersFile;
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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code winnow bench outage}. */
@Command(
    name = "outage",
    description =
        "Items a second through the moderate job while the provider of second opinions is in"
            + " trouble, against the same while it answers.",
    mixinStandardHelpOptions = true)
final class OutageCommand implements Callable<Integer> {
  private static final int NOT_ALL_ACCOUNTED_FOR = 1;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private PostsOptions options = new PostsOptions();

  @Option(
      names = "--items",
      paramLabel = "N",
      defaultValue = "3000",
      description = "Items a turn. Default: ${DEFAULT-VALUE}.")
  private int items;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "Rounds after the warm-up; in each every trouble comes once. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Override
  public Integer call() throws IOException, InterruptedException {
    OutageSettings settings = new OutageSettings(items, rounds);
    Path root = Path.of(System.getProperty("winnow.root", ""));
    List<ContentItem> posts = options.read(root);
    try (WorkingFolder folder = WorkingFolder.take(root.resolve(".winnow").resolve("outage"));
        LoopbackProvider provider = new LoopbackProvider(OutageBenchmark.LATENCY)) {
      folder.clear();
      OutageResult result = run(settings, posts, provider, folder.path());
      spec.commandLine().getOut().println(result.json());
      return result.allAccountedFor() ? 0 : NOT_ALL_ACCOUNTED_FOR;
    }
  }

  private OutageResult run(
      OutageSettings settings, List<ContentItem> posts, LoopbackProvider provider, Path folder)
      throws IOException, InterruptedException {
    Path file = ProvidersFile.write(folder, provider.url(), options.rules().categories().keySet());
    List<String> arguments = new ArrayList<>(options.jobArguments());
    arguments.addAll(List.of("--escalate.providers", file.toString()));
    PrintWriter err = spec.commandLine().getErr();
    try (LocalStack stack =
        new LocalStack(
            new StackSettings(
                Distribution.current(), folder, Ports.free(), arguments, true, Compilation.FULL))) {
      stack.start(new StartProgress(err));
      return new OutageBenchmark(stack, provider, posts, settings, err::println).run();
    }
  }
}

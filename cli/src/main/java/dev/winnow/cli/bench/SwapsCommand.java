package dev.winnow.cli.bench;

import dev.winnow.benchmarks.swaps.SwapBenchmark;
import dev.winnow.benchmarks.swaps.SwapSettings;
import dev.winnow.benchmarks.swaps.Swapped;
import dev.winnow.cli.classify.ModelsOption;
import dev.winnow.stack.local.WorkingFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code winnow bench swaps}. */
@Command(
    name = "swaps",
    description =
        "Models are deployed and retired under a steady load: whether each answer is that of the"
            + " models it names, how long items wait meanwhile, and what becomes of the memory.",
    mixinStandardHelpOptions = true)
final class SwapsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ModelsOption models = new ModelsOption();
  @Mixin private TextsOption texts = new TextsOption();

  @Option(
      names = "--encoder",
      paramLabel = "ID",
      defaultValue = "all-minilm-l6-v2",
      description = "Id of the encoder's package. Default: ${DEFAULT-VALUE}.")
  private String encoder = "";

  @Option(
      names = "--what",
      paramLabel = "heads|encoder",
      defaultValue = "heads",
      description =
          "What is swapped: single heads, or the encoder together with its heads. Default:"
              + " ${DEFAULT-VALUE}.")
  private String what = "";

  @Option(
      names = "--swaps",
      paramLabel = "N",
      defaultValue = "1200",
      description = "How often the models change. Default: ${DEFAULT-VALUE}.")
  private int swaps;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "0",
      description = "Items a second. Default: --load of what the models can do, found first.")
  private double rate;

  @Option(
      names = "--load",
      paramLabel = "PART",
      defaultValue = "0.3",
      description = "Part of what the models can do. Default: ${DEFAULT-VALUE}.")
  private double load;

  @Option(
      names = "--pause",
      paramLabel = "MS",
      defaultValue = "100",
      description =
          "Milliseconds of steady state that are counted between two swaps. Default:"
              + " ${DEFAULT-VALUE}.")
  private int pause;

  @Override
  public Integer call() throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    Path root = Path.of(System.getProperty("winnow.root", ""));
    SwapSettings settings =
        new SwapSettings(
            models.folder(),
            encoder,
            Swapped.of(what),
            swaps,
            rate,
            load,
            Duration.ofMillis(pause));
    try (WorkingFolder folder = WorkingFolder.take(root.resolve(".winnow").resolve("swaps"))) {
      folder.clear();
      var result = new SwapBenchmark(settings, texts.read(), err::println).run(folder.path());
      spec.commandLine().getOut().println(result.json());
      folder.clear();
    }
    return 0;
  }
}

package dev.winnow.cli.bench;

import dev.winnow.benchmarks.runtime.RuntimeBenchmark;
import dev.winnow.benchmarks.runtime.RuntimeSettings;
import dev.winnow.cli.classify.ModelsOption;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code winnow bench runtime}. */
@Command(
    name = "runtime",
    description =
        "Texts a second through the classifier, against fixed ways to form batches and other"
            + " libraries.",
    mixinStandardHelpOptions = true)
final class RuntimeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ModelsOption models = new ModelsOption();

  @Option(
      names = "--encoder",
      paramLabel = "ID",
      defaultValue = "all-minilm-l6-v2",
      description = "Id of the encoder's package. Default: ${DEFAULT-VALUE}.")
  private String encoder = "";

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Rounds after the warm-up. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "1",
      description = "How long one text at a time takes in a round. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--soak",
      paramLabel = "N",
      defaultValue = "0",
      description = "Short texts to classify at the end while memory is watched. Default: none.")
  private int soak;

  @Option(
      names = "--input",
      paramLabel = "PATH",
      description =
          "Real texts: a file of JSON Lines, or a folder of such, gzipped or not. Default: texts"
              + " made out of samples/posts.jsonl.")
  private @Nullable Path input;

  @Override
  public Integer call() throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    Path samples =
        Path.of(System.getProperty("winnow.root", "")).resolve("samples").resolve("posts.jsonl");
    List<String> posts = Texts.read(input != null ? input : samples);
    RuntimeSettings settings = new RuntimeSettings(models.folder(), encoder, rounds, seconds, soak);
    var result = new RuntimeBenchmark(settings, posts, input != null, err::println).run();
    spec.commandLine().getOut().println(result.json());
    return 0;
  }
}

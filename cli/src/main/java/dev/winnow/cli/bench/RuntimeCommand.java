package dev.winnow.cli.bench;

import dev.winnow.benchmarks.runtime.RuntimeBenchmark;
import dev.winnow.benchmarks.runtime.RuntimeSettings;
import dev.winnow.cli.classify.ModelsOption;
import dev.winnow.runtime.session.Device;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
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
  @Mixin private TextsOption texts = new TextsOption();

  @Option(
      names = "--encoder",
      paramLabel = "ID",
      defaultValue = "all-minilm-l6-v2",
      description = "Id of the encoder's package. Default: ${DEFAULT-VALUE}.")
  private String encoder = "";

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      description = "cpu, auto or cuda:N. Default: auto.")
  private String device = Device.AUTO.toString();

  @Option(
      names = "--mix",
      paramLabel = "NAME",
      split = ",",
      description = "Of short, long, bimodal, heavy-tailed. Default: all.")
  private List<String> mixes = List.of();

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

  @Override
  public Integer call() throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    RuntimeSettings settings =
        new RuntimeSettings(
            models.folder(), encoder, Device.parse(device), mixes, rounds, seconds, soak);
    var result = new RuntimeBenchmark(settings, texts.read(), texts.isGiven(), err::println).run();
    spec.commandLine().getOut().println(result.json());
    return 0;
  }
}

package dev.winnow.cli.bench;

import dev.winnow.benchmarks.cascade.CascadeBenchResult;
import dev.winnow.benchmarks.cascade.CascadeBenchSettings;
import dev.winnow.benchmarks.cascade.CascadeBenchmark;
import dev.winnow.benchmarks.cascade.CascadeTable;
import dev.winnow.cli.classify.ModelsOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code winnow bench cascade}. */
@Command(
    name = "cascade",
    description =
        "Specialists that ask the general model where they are unsure, against the general model"
            + " on everything: calls and macro-F1 on a mix of everyday texts and violations.",
    mixinStandardHelpOptions = true)
final class CascadeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ModelsOption models = new ModelsOption();
  @Mixin private MixOptions mix = new MixOptions();
  @Mixin private DivisionsOption divisions = new DivisionsOption();

  @Option(
      names = "--encoder",
      paramLabel = "ID",
      description = "The specialists' encoder package. Default: ${DEFAULT-VALUE}.")
  private String encoder = "all-minilm-l6-v2";

  @Option(
      names = "--general",
      paramLabel = "ID",
      description = "The general model's encoder package. Default: ${DEFAULT-VALUE}.")
  private String general = "bge-small-en-v1.5";

  @Option(
      names = "--widths",
      split = ",",
      paramLabel = "W",
      description =
          "Half widths of the specialists' band of doubt in log-odds, a point of the curve each."
              + " Default: 0.25,0.5,1,1.5,2,3,4.")
  private List<Double> widths = List.of(0.25, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0);

  @Override
  public Integer call() {
    CascadeBenchSettings settings =
        new CascadeBenchSettings(
            models.folder(),
            encoder,
            general,
            widths,
            divisions.count(),
            mix.violations(),
            mix.seed());
    CascadeBenchResult result =
        new CascadeBenchmark(settings, mix.rows(), spec.commandLine().getErr()::println).run();
    CascadeTable.print(result, spec.commandLine().getErr());
    spec.commandLine().getOut().println(result.json());
    return 0;
  }
}

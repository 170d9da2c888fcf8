package dev.winnow.cli.bench;

import dev.winnow.benchmarks.screen.CurvePlot;
import dev.winnow.benchmarks.screen.ScreenBenchResult;
import dev.winnow.benchmarks.screen.ScreenBenchSettings;
import dev.winnow.benchmarks.screen.ScreenBenchmark;
import dev.winnow.benchmarks.screen.ScreenTable;
import dev.winnow.cli.classify.ModelsOption;
import dev.winnow.pipeline.policy.PolicyYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code winnow bench screen}. */
@Command(
    name = "screen",
    description =
        "A screen before the encoder, against the same encoder on everything: items a second and"
            + " macro-F1 on a mix of everyday texts and violations, over a sweep of thresholds.",
    mixinStandardHelpOptions = true)
final class ScreenCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ModelsOption models = new ModelsOption();

  @Mixin private MixOptions mix = new MixOptions();
  @Mixin private DivisionsOption divisions = new DivisionsOption();

  @Option(
      names = "--screen",
      split = ",",
      paramLabel = "ID",
      description = "Packages of the screen. Default: screen-en.")
  private List<String> screen = List.of("screen-en");

  @Option(
      names = "--encoder",
      paramLabel = "ID",
      description = "The encoder's model package. Default: ${DEFAULT-VALUE}.")
  private String encoder = "all-minilm-l6-v2";

  @Option(
      names = "--widths",
      split = ",",
      paramLabel = "W",
      description =
          "Half widths of the screen's band of doubt in log-odds, a point of the curve each."
              + " Default: 0,0.25,0.5,1,1.5,2,3,4.")
  private List<Double> widths = List.of(0.0, 0.25, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0);

  @Option(
      names = "--screen-share",
      paramLabel = "S",
      description =
          "What the screen's word counts where the encoder is asked after it, as in the policy;"
              + " 0, the default, for nothing.")
  private double screenShare = 0;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Rounds after the warm-up. Default: ${DEFAULT-VALUE}.")
  private int rounds = 3;

  @Option(names = "--plot", paramLabel = "FILE", description = "Where the curve goes, as SVG.")
  private @Nullable Path plot;

  @Option(
      names = "--policy-out",
      paramLabel = "FILE",
      description = "Where the policy of the best point goes, as YAML.")
  private @Nullable Path policyOut;

  @Override
  public Integer call() throws IOException {
    ScreenBenchSettings settings =
        new ScreenBenchSettings(
            models.folder(),
            encoder,
            screen,
            widths,
            screenShare,
            divisions.count(),
            mix.violations(),
            mix.language(),
            rounds,
            mix.seed());
    ScreenBenchResult result =
        new ScreenBenchmark(settings, mix.rows(), spec.commandLine().getErr()::println).run();
    ScreenTable.print(result, spec.commandLine().getErr());
    if (plot != null) {
      Files.writeString(plot, CurvePlot.of(result));
    }
    if (policyOut != null && result.best().isPresent()) {
      Files.writeString(policyOut, PolicyYaml.write(result.best().get().policy()));
    }
    spec.commandLine().getOut().println(result.json());
    return 0;
  }
}

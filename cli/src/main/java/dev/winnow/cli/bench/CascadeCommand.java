package dev.winnow.cli.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.benchmarks.cascade.AskedModel;
import dev.winnow.benchmarks.cascade.AskedProviders;
import dev.winnow.benchmarks.cascade.CascadeBenchResult;
import dev.winnow.benchmarks.cascade.CascadeBenchSettings;
import dev.winnow.benchmarks.cascade.CascadeBenchmark;
import dev.winnow.benchmarks.cascade.CascadeTable;
import dev.winnow.cli.classify.ModelsOption;
import dev.winnow.connectors.escalation.Escalator;
import dev.winnow.connectors.escalation.settings.ProvidersSettings;
import dev.winnow.connectors.escalation.settings.ProvidersYaml;
import dev.winnow.schemas.Categories;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
  private static final String RECORD = "opinions.jsonl";

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

  @Option(
      names = "--providers",
      paramLabel = "FILE",
      description =
          "Ask the providers of a file in place of --general, on a sample of the rows. They are"
              + " asked for real, and may cost money.")
  private @Nullable Path providers;

  @Option(
      names = "--category",
      split = ",",
      paramLabel = "NAME",
      description =
          "With --providers: what is asked, as far as they judge it. Default: ${DEFAULT-VALUE}.")
  private List<String> categories =
      List.of(Categories.TOXICITY, Categories.HATE, Categories.SPAM, Categories.PROMPT_INJECTION);

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "With --providers: texts to ask about, at most. Default: ${DEFAULT-VALUE}.")
  private int rows = 400;

  @Option(
      names = "--at-once",
      paramLabel = "N",
      description = "With --providers: texts under way at once. Default: ${DEFAULT-VALUE}.")
  private int atOnce = 4;

  @Option(
      names = "--may-leave",
      description =
          "With --providers: the rows may be put to providers outside, with personal data masked.")
  private boolean mayLeave;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description =
          "With --providers: what is put to them is written down at the end of this file, without"
              + " the content. Default: "
              + RECORD
              + " where one is outside, nowhere else.")
  private @Nullable Path record;

  @Override
  public Integer call() throws InterruptedException {
    CascadeBenchSettings settings =
        new CascadeBenchSettings(
            models.folder(),
            encoder,
            general,
            widths,
            divisions.count(),
            mix.violations(),
            mix.seed());
    CascadeBenchmark benchmark =
        new CascadeBenchmark(settings, mix.rows(), spec.commandLine().getErr()::println);
    ProvidersSettings others = providers == null ? null : ProvidersYaml.read(providers);
    CascadeBenchResult result = others == null ? benchmark.run() : asked(benchmark, others);
    CascadeTable.print(result, spec.commandLine().getErr());
    ObjectNode json = result.json();
    if (others != null && others.providers().size() == 1) {
      json.set("calibration", ProviderFit.of(result.scores()));
    }
    spec.commandLine().getOut().println(json);
    return 0;
  }

  private CascadeBenchResult asked(CascadeBenchmark benchmark, ProvidersSettings settings)
      throws InterruptedException {
    if (settings.anyOutside() && !mayLeave) {
      throw new IllegalArgumentException(
          "--providers: one is outside (expected: premises: own, or --may-leave)");
    }
    try (Escalator escalator = AskedProviders.open(settings, models.folder(), record(settings))) {
      List<String> judged =
          categories.stream()
              .filter(
                  category ->
                      settings.providers().stream()
                          .anyMatch(one -> one.categories().contains(category)))
              .toList();
      return benchmark.run(
          new AskedModel(escalator, judged, mayLeave, atOnce, spec.commandLine().getErr()::println),
          rows);
    }
  }

  private @Nullable Path record(ProvidersSettings settings) {
    return record == null && settings.anyOutside() ? Path.of(RECORD) : record;
  }
}

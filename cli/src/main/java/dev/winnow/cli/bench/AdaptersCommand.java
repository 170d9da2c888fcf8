package dev.winnow.cli.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.benchmarks.adapters.AdapterForm;
import dev.winnow.benchmarks.adapters.AdaptersBenchmark;
import dev.winnow.benchmarks.adapters.AdaptersSettings;
import dev.winnow.cli.classify.ModelsOption;
import dev.winnow.runtime.repository.ModelRepository;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code winnow bench adapters}. */
@Command(
    name = "adapters",
    description =
        "Adapters that share one float32 encoder against an encoder of its own for each: memory and"
            + " processor time.",
    mixinStandardHelpOptions = true)
final class AdaptersCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ModelsOption models = new ModelsOption();
  @Mixin private TextsOption texts = new TextsOption();

  @Option(
      names = "--encoder",
      paramLabel = "ID",
      description =
          "The encoder's model package; what the build compiled it from is used. Default:"
              + " ${DEFAULT-VALUE}.")
  private String encoder = "all-minilm-l6-v2";

  @Option(
      names = "--adapters",
      paramLabel = "N",
      description = "How many adapters there are. Default: ${DEFAULT-VALUE}.")
  private int adapters = 8;

  @Option(
      names = "--rank",
      paramLabel = "N",
      description = "Of each adapter. Default: ${DEFAULT-VALUE}.")
  private int rank = 8;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Rounds after the warm-up. Default: ${DEFAULT-VALUE}.")
  private int rounds = 5;

  @Override
  public Integer call() throws IOException {
    Path root = Path.of(System.getProperty("winnow.root", ""));
    AdaptersSettings settings =
        new AdaptersSettings(
            root.resolve("model-runtime/target/encoders").resolve(encoder), adapters, rank, rounds);
    int dimensions = new ModelRepository(models.folder()).encoderManifest(encoder).dimensions();
    List<String> read = texts.read();
    List<AdapterForm> forms = new AdaptersBenchmark(settings, dimensions).run(read);
    table(forms);
    spec.commandLine().getOut().println(json(read.size(), forms));
    return 0;
  }

  private void table(List<AdapterForm> forms) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("form     processor time  memory MiB  loading ms  from merged");
    for (AdapterForm form : forms) {
      err.println(
          String.format(
              Locale.ROOT,
              "%-8s %14.2f %11.0f %11.0f %12.1e",
              form.name(),
              form.processor(),
              form.residentMiB(),
              form.loadMillis(),
              form.fromMerged()));
    }
  }

  private ObjectNode json(int count, List<AdapterForm> forms) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("encoder", encoder).put("adapters", adapters).put("rank", rank);
    json.put("texts", count).put("rounds", rounds);
    ArrayNode array = json.putArray("forms");
    for (AdapterForm form : forms) {
      ObjectNode one = array.addObject();
      one.put("name", form.name()).put("processorRatio", form.processor());
      if (Double.isFinite(form.residentMiB())) {
        one.put("residentMiB", form.residentMiB());
      }
      one.put("loadMillis", form.loadMillis()).put("fromMerged", form.fromMerged());
    }
    return json;
  }
}

package dev.winnow.cli.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.benchmarks.heads.HeadsBenchmark;
import dev.winnow.benchmarks.heads.HeadsResult;
import dev.winnow.benchmarks.heads.HeadsSettings;
import dev.winnow.cli.classify.ModelsOption;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code winnow bench heads}. */
@Command(
    name = "heads",
    description = "Many heads on one encoder, of which a text wants few, against one head.",
    mixinStandardHelpOptions = true)
final class HeadsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ModelsOption models = new ModelsOption();
  @Mixin private TextsOption texts = new TextsOption();

  @Option(
      names = "--encoder",
      paramLabel = "ID",
      description = "The encoder's model package. Default: ${DEFAULT-VALUE}.")
  private String encoder = "all-minilm-l6-v2";

  @Option(
      names = "--deployed",
      paramLabel = "N",
      split = ",",
      description = "How many heads are in memory. Default: 100,1000.")
  private List<Integer> deployed = List.of(100, 1000);

  @Option(
      names = "--wanted",
      paramLabel = "N",
      description = "How many heads a text wants. Default: ${DEFAULT-VALUE}.")
  private int wanted = 3;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Rounds after the warm-up. Default: ${DEFAULT-VALUE}.")
  private int rounds = 5;

  @Option(
      names = "--texts",
      paramLabel = "N",
      description = "How many texts a turn has. Default: ${DEFAULT-VALUE}.")
  private int textsATurn = 1000;

  @Override
  public Integer call() throws IOException {
    HeadsSettings settings =
        new HeadsSettings(models.folder(), encoder, deployed, wanted, rounds, textsATurn);
    List<HeadsResult> results = new HeadsBenchmark(settings, texts.read()).run();
    table(results);
    spec.commandLine().getOut().println(json(results));
    return 0;
  }

  private void table(List<HeadsResult> results) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("against one head   throughput  processor time  loading ms");
    for (HeadsResult result : results) {
      err.println(
          String.format(
              Locale.ROOT,
              "%4d of %4d wanted %11.2f %15.2f %11.0f",
              result.wanted(),
              result.deployed(),
              result.throughput(),
              result.processor(),
              result.loadMillis()));
    }
  }

  private ObjectNode json(List<HeadsResult> results) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("encoder", encoder).put("texts", textsATurn).put("rounds", rounds);
    ArrayNode array = json.putArray("heads");
    for (HeadsResult result : results) {
      array
          .addObject()
          .put("deployed", result.deployed())
          .put("wanted", result.wanted())
          .put("throughputRatio", result.throughput())
          .put("processorRatio", result.processor())
          .put("loadMillis", result.loadMillis());
    }
    return json;
  }
}

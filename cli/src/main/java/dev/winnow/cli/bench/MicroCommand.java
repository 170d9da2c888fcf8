package dev.winnow.cli.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.benchmarks.micro.MicroBenchmarks;
import dev.winnow.benchmarks.micro.MicroResult;
import dev.winnow.benchmarks.micro.MicroSettings;
import dev.winnow.benchmarks.runtime.Figures;
import dev.winnow.cli.classify.ModelsOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code winnow bench micro}. */
@Command(
    name = "micro",
    description = "What tokenizer, batcher, heads and session cost by themselves (JMH).",
    mixinStandardHelpOptions = true)
final class MicroCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ModelsOption models = new ModelsOption();

  @Option(
      names = "--encoder",
      paramLabel = "ID",
      description = "The encoder's model package. Default: ${DEFAULT-VALUE}.")
  private String encoder = "all-minilm-l6-v2";

  @Option(
      names = "--only",
      paramLabel = "STEP",
      split = ",",
      description = "Of tokenizer, batcher, heads, session. Default: all.")
  private List<String> only = List.of();

  @Option(
      names = "--iterations",
      paramLabel = "N",
      description = "Measured ones, a second each. Default: ${DEFAULT-VALUE}.")
  private int iterations = 5;

  @Override
  public Integer call() {
    MicroSettings settings = new MicroSettings(models.folder(), encoder, only, iterations);
    spec.commandLine().getOut().println(json(new MicroBenchmarks(settings, System.err).run()));
    return 0;
  }

  private ObjectNode json(List<MicroResult> results) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("encoder", encoder).put("iterations", iterations);
    ArrayNode array = json.putArray("steps");
    for (MicroResult result : results) {
      ObjectNode step = array.addObject().put("step", result.name());
      ObjectNode parameters = step.putObject("parameters");
      result.parameters().forEach((name, value) -> parameters.put(name, Integer.parseInt(value)));
      step.put("micros", Figures.rounded(result.micros()));
      if (!Double.isNaN(result.error())) {
        step.put("error", Figures.rounded(result.error()));
      }
    }
    return json;
  }
}

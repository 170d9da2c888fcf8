package dev.winnow.cli.training;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.cli.classify.ModelsOption;
import dev.winnow.schemas.Categories;
import dev.winnow.training.head.HeadSummary;
import dev.winnow.training.head.TrainingRun;
import dev.winnow.training.head.TrainingSettings;
import dev.winnow.training.metric.Figures;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code winnow train}. */
@Command(
    name = "train",
    description =
        "Train the heads of an encoder on labelled rows and write them as model packages with"
            + " cards. Prints a JSON summary with thresholds that the dev rows suggest.",
    mixinStandardHelpOptions = true)
public final class TrainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ModelsOption models = new ModelsOption();

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder of sets: <set>/train.jsonl.gz and <set>/dev.jsonl.gz, or plain.")
  private Path data = Path.of("");

  @Option(
      names = "--encoder",
      paramLabel = "ID",
      description = "The encoder's model package. Default: ${DEFAULT-VALUE}.")
  private String encoder = "all-minilm-l6-v2";

  @Option(
      names = "--category",
      paramLabel = "NAME",
      description = "Repeatable. Default: toxicity, hate, spam, prompt_injection.")
  private List<String> categories =
      List.of(Categories.TOXICITY, Categories.HATE, Categories.SPAM, Categories.PROMPT_INJECTION);

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the packages go. Default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("models");

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "Vectors of texts that were encoded before. Default: ${DEFAULT-VALUE}.")
  private Path cache = Path.of(".winnow", "embeddings");

  @Option(
      names = "--lang",
      paramLabel = "CODE",
      description =
          "Rows of other languages are left out, unknown ones are not. Default: ${DEFAULT-VALUE}.")
  private String language = "en";

  @Option(
      names = "--rows",
      paramLabel = "N",
      description =
          "At most so many positives and so many negatives of a set. Default: ${DEFAULT-VALUE}.")
  private int rowsPerLabel = 4000;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Runs of the encoder at once. Default: one a core.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--seed", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
  private long seed = 17;

  @Override
  public Integer call() {
    PrintWriter progress = spec.commandLine().getErr();
    TrainingSettings settings =
        new TrainingSettings(
            data,
            models.folder(),
            encoder,
            categories,
            out,
            cache,
            language,
            rowsPerLabel,
            threads,
            seed);
    List<HeadSummary> heads = new TrainingRun(settings, progress::println).run();
    spec.commandLine().getOut().println(json(settings, heads));
    return 0;
  }

  private static ObjectNode json(TrainingSettings settings, List<HeadSummary> heads) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("encoder", settings.encoder());
    json.put("seed", settings.seed());
    ArrayNode array = json.putArray("heads");
    heads.forEach(head -> array.add(json(head)));
    return json;
  }

  private static ObjectNode json(HeadSummary head) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", head.manifest().id());
    json.put("category", head.manifest().category());
    json.put("sha256", head.manifest().sha256());
    json.put("settings", head.settings());
    json.set("pooled", json(head.pooled()));
    ObjectNode sources = json.putObject("sources");
    head.sources().forEach((source, figures) -> sources.set(source, json(figures)));
    json.putObject("suggestedThresholds")
        .put("allow", head.allow())
        .put("act", head.act())
        .put("precisionAtAct", head.precisionAtAct())
        .put("recallAtAct", head.recallAtAct())
        .put("missedBelowAllow", head.missedBelowAllow())
        .put("unsure", head.unsure())
        .put("everydayUnsure", head.everydayUnsure());
    return json;
  }

  private static ObjectNode json(Figures figures) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("n", figures.n());
    json.put("positives", figures.positives());
    put(json, "auc", figures.auc());
    put(json, "averagePrecision", figures.averagePrecision());
    json.put("calibrationError", figures.calibrationError());
    return json;
  }

  private static void put(ObjectNode json, String name, OptionalDouble value) {
    if (value.isPresent()) {
      json.put(name, value.getAsDouble());
    } else {
      json.putNull(name);
    }
  }
}

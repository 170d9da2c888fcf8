package dev.winnow.cli.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.cli.classify.ModelsOption;
import dev.winnow.runtime.pii.PiiFinder;
import dev.winnow.runtime.pii.PiiType;
import dev.winnow.runtime.repository.LabelManifest;
import dev.winnow.runtime.repository.ModelPackage;
import dev.winnow.runtime.repository.ModelRepository;
import dev.winnow.training.data.LabelledFile;
import dev.winnow.training.pii.PiiMeasurement;
import dev.winnow.training.pii.RowFigures;
import dev.winnow.training.pii.TypeFigures;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code winnow bench pii}. */
@Command(
    name = "pii",
    description = "The rules for personal data against rows in which it is marked.",
    mixinStandardHelpOptions = true)
final class PiiCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ModelsOption models = new ModelsOption();

  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE|DIR",
      description = "Labelled rows; of a folder all files but train.jsonl(.gz).")
  private Path input = Path.of("");

  @Option(
      names = "--package",
      paramLabel = "ID",
      description = "The package with the rules. Default: ${DEFAULT-VALUE}.")
  private String id = "pii";

  @Override
  public Integer call() {
    ModelPackage<LabelManifest> rules = new ModelRepository(models.folder()).labelModel(id);
    PiiMeasurement measurement =
        new PiiMeasurement(PiiFinder.read(rules.file(rules.manifest().model())));
    LabelledFile.forEvaluation(input).forEach(measurement::add);
    spec.commandLine().getOut().println(json(measurement));
    return 0;
  }

  private static ObjectNode json(PiiMeasurement measurement) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode types = json.putObject("types");
    new TreeMap<>(measurement.types()).forEach((type, found) -> put(types, type, found));
    ObjectNode sets = json.putObject("sets");
    new TreeMap<>(measurement.sets()).forEach((name, rows) -> put(sets, name, rows));
    return json.put("nanosPerCharacter", measurement.nanosPerCharacter());
  }

  private static void put(ObjectNode types, PiiType type, TypeFigures found) {
    types
        .putObject(type.term())
        .put("labelled", found.labelled())
        .put("found", found.found())
        .put("exact", found.exact())
        .put("extra", found.extra())
        .put("precision", found.precision())
        .put("recall", found.recall());
  }

  private static void put(ObjectNode sets, String name, RowFigures rows) {
    sets.putObject(name)
        .put("rows", rows.rows())
        .put("flagged", rows.flagged())
        .put("labelled", rows.labelled())
        .put("positives", rows.positives())
        .put("flaggedPositives", rows.flaggedPositives())
        .put("flaggedNegatives", rows.flaggedNegatives());
  }
}

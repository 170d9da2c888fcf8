package dev.winnow.cli.models;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.runtime.intake.ImportReport;
import dev.winnow.runtime.intake.ImportRequest;
import dev.winnow.runtime.intake.PackageImport;
import dev.winnow.runtime.repository.PackageLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code winnow models import}. */
@Command(
    name = "import",
    description = {
      "Make a package of a model: a Hugging Face export, a scikit-learn pipeline exported with"
          + " skl2onnx, a LoRA adapter of PEFT, or a package from elsewhere; a folder or a zip of"
          + " one.",
      "Prints what the model takes and gives, how far a score moves in a batch, and the scores of"
          + " a harmless text, as one line of JSON."
    },
    mixinStandardHelpOptions = true)
public final class ModelsImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "Folder or zip with the model.")
  private Path source = Path.of("");

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "Of the new package. Default: the folder's name.")
  private @Nullable String id;

  @Option(
      names = "--map",
      paramLabel = "LABEL=category",
      description =
          "What a label means; repeatable. Default: a label with the name of a category means"
              + " that, any other is ignored.")
  private Map<String, String> categories = Map.of();

  @Option(
      names = "--max-tokens",
      paramLabel = "N",
      description = "The longest input. Default: what the export says.")
  private @Nullable Integer maxTokens;

  @Option(
      names = "--encoder",
      paramLabel = "ID",
      description = "The encoder's package that an adapter was trained on, in the same folder.")
  private @Nullable String encoder;

  @Option(
      names = "--package-version",
      paramLabel = "VERSION",
      description = "Of the new package. Default: ${DEFAULT-VALUE}.")
  private String version = "1";

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "Folder of packages. Default: ${DEFAULT-VALUE}.")
  private Path to = Path.of("models");

  @Override
  public Integer call() throws IOException {
    ImportReport report =
        PackageImport.run(
            new ImportRequest(
                source,
                Optional.ofNullable(id),
                version,
                categories,
                maxTokens == null ? OptionalInt.empty() : OptionalInt.of(maxTokens),
                Optional.ofNullable(encoder),
                to,
                PackageLimits.DEFAULT));
    report.notes().forEach(note -> spec.commandLine().getErr().println("models import: " + note));
    spec.commandLine().getOut().println(json(report));
    return 0;
  }

  private static ObjectNode json(ImportReport report) {
    ObjectNode json = PackageJson.full(report.manifest(), report.signature());
    json.put("folder", report.folder().toString());
    return PackageJson.put(json, report.check());
  }
}

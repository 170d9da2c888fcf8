package dev.winnow.cli.models;

import dev.winnow.cli.classify.ModelsOption;
import dev.winnow.runtime.check.Signature;
import dev.winnow.runtime.repository.ModelPackage;
import dev.winnow.runtime.repository.ModelRepository;
import dev.winnow.runtime.repository.PackageManifest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code winnow models show}. */
@Command(
    name = "show",
    description = "Show what a package holds and what its model takes and gives. Runs nothing.",
    mixinStandardHelpOptions = true)
public final class ModelsShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ModelsOption models = new ModelsOption();

  @Parameters(paramLabel = "ID", description = "Of the package.")
  private String id = "";

  @Override
  public Integer call() {
    ModelPackage<PackageManifest> model = new ModelRepository(models.folder()).any(id);
    spec.commandLine().getOut().println(PackageJson.full(model.manifest(), Signature.of(model)));
    return 0;
  }
}

package dev.winnow.cli.models;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.winnow.cli.classify.ModelsOption;
import dev.winnow.runtime.check.PackageCheck;
import dev.winnow.runtime.check.PackageReport;
import dev.winnow.runtime.repository.ListedPackage;
import dev.winnow.runtime.repository.ModelRepository;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code winnow models verify}. */
@Command(
    name = "verify",
    description = {
      "Check packages as a worker would at load, run them on harmless texts, and measure whether"
          + " scores depend on the batch. One line of JSON each.",
      "The exit code is 1 where one fails."
    },
    mixinStandardHelpOptions = true)
public final class ModelsVerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ModelsOption models = new ModelsOption();

  @Parameters(arity = "0..*", paramLabel = "ID", description = "Of packages. Default: all.")
  private List<String> ids = List.of();

  @Override
  public Integer call() {
    PackageCheck check = new PackageCheck(models.folder());
    boolean allGood = true;
    for (String id : ids.isEmpty() ? all() : ids) {
      PackageReport report = check.of(id);
      allGood &= report.sound();
      spec.commandLine()
          .getOut()
          .println(PackageJson.put(JsonNodeFactory.instance.objectNode().put("id", id), report));
    }
    return allGood ? 0 : 1;
  }

  private List<String> all() {
    return new ModelRepository(models.folder()).list().stream().map(ListedPackage::id).toList();
  }
}

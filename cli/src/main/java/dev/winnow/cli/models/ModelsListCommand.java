package dev.winnow.cli.models;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.cli.classify.ModelsOption;
import dev.winnow.runtime.repository.ListedPackage;
import dev.winnow.runtime.repository.ModelRepository;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code winnow models list}. */
@Command(
    name = "list",
    description = "List the packages of a folder, one line of JSON each.",
    mixinStandardHelpOptions = true)
public final class ModelsListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ModelsOption models = new ModelsOption();

  @Override
  public Integer call() {
    for (ListedPackage listed : new ModelRepository(models.folder()).list()) {
      spec.commandLine().getOut().println(json(listed));
    }
    return 0;
  }

  private static ObjectNode json(ListedPackage listed) {
    return listed
        .manifest()
        .map(PackageJson::brief)
        .orElseGet(
            () ->
                JsonNodeFactory.instance
                    .objectNode()
                    .put("id", listed.id())
                    .put("fault", listed.fault().orElse("")));
  }
}

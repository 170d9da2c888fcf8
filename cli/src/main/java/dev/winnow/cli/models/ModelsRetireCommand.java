package dev.winnow.cli.models;

import dev.winnow.cli.kafka.AuthorOptions;
import dev.winnow.cli.kafka.ConnectionOptions;
import dev.winnow.schemas.ModelDeployment;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code winnow models retire}. */
@Command(
    name = "retire",
    description =
        "Take a deployment out of service; what it stood over serves again. Prints"
            + " {\"version\":N}.",
    mixinStandardHelpOptions = true)
final class ModelsRetireCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private AuthorOptions author = new AuthorOptions();

  @Parameters(paramLabel = "ID", description = "As models deployments names it.")
  private String id = "";

  @Override
  public Integer call() throws InterruptedException {
    try (var topic = DeploymentTopic.read(connection)) {
      ModelDeployment record =
          topic.history().retire(id, author.author(), author.reason(), Clock.systemUTC().instant());
      long written = DeploymentTopic.version(topic.write(record));
      spec.commandLine().getOut().println("{\"version\":" + written + "}");
    }
    return 0;
  }
}

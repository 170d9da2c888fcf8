package dev.winnow.cli.models;

import dev.winnow.cli.kafka.AuthorOptions;
import dev.winnow.cli.kafka.ConnectionOptions;
import dev.winnow.pipeline.deployment.DeploymentException;
import dev.winnow.pipeline.deployment.DeploymentHistory;
import dev.winnow.runtime.deploy.Deployment;
import dev.winnow.runtime.deploy.PackageSet;
import dev.winnow.schemas.ModelDeployment;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code winnow models deploy}. */
@Command(
    name = "deploy",
    description =
        "Bring a package into service on every worker, while the stream runs. Prints"
            + " {\"version\":N}.",
    mixinStandardHelpOptions = true)
final class ModelsDeployCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private AuthorOptions author = new AuthorOptions();

  @Parameters(
      paramLabel = "PACKAGE",
      description =
          "Folder of a package, or of packages that are switched at once, which every worker can"
              + " read under this path.")
  private Path folder = Path.of("");

  @Option(
      names = "--share",
      paramLabel = "PART",
      description = "Part of the items that it decides, 0 to 1. Default: ${DEFAULT-VALUE}.")
  private double share = 1;

  @Option(
      names = "--shadow",
      description = "Score the share without deciding; the log says how far it agrees.")
  private boolean shadow;

  @Option(
      names = "--base",
      paramLabel = "N",
      description = "The version you saw; refused where another is in force.")
  private @Nullable Long base;

  @Override
  public Integer call() throws InterruptedException {
    Path real = folder.toAbsolutePath().normalize();
    PackageSet packages = PackageSet.of(real);
    String id = String.valueOf(real.getFileName());
    String version = packages.manifests().size() == 1 ? packages.manifests().get(0).version() : "";
    Deployment deployment = new Deployment(id, real, packages.sha256(), share, shadow);
    try (var topic = DeploymentTopic.read(connection)) {
      DeploymentHistory history = topic.history();
      if (base != null && base != history.version()) {
        throw new DeploymentException("base: %d (expected: %d)".formatted(base, history.version()));
      }
      ModelDeployment record =
          history.deploy(
              deployment, version, author.author(), author.reason(), Clock.systemUTC().instant());
      long written = DeploymentTopic.version(topic.write(record));
      spec.commandLine().getOut().println("{\"version\":" + written + "}");
    }
    return 0;
  }
}

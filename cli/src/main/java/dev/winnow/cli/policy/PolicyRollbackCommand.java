package dev.winnow.cli.policy;

import dev.winnow.cli.kafka.AuthorOptions;
import dev.winnow.cli.kafka.ConnectionOptions;
import dev.winnow.pipeline.policy.PolicyHistory;
import dev.winnow.schemas.PolicyUpdate;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code winnow policy rollback}. */
@Command(
    name = "rollback",
    description = "Bring an earlier version back, as a new one. Prints {\"version\":N}.",
    mixinStandardHelpOptions = true)
final class PolicyRollbackCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private AuthorOptions author = new AuthorOptions();

  @Parameters(paramLabel = "N", description = "The version to bring back.")
  private long version;

  @Override
  public Integer call() throws InterruptedException {
    try (var topic = PolicyTopic.read(connection)) {
      PolicyHistory history = topic.history();
      PolicyUpdate update =
          history.rollback(version, author.author(), author.reason(), Clock.systemUTC().instant());
      spec.commandLine().getOut().println(Acknowledgement.of(topic.write(update)));
    }
    return 0;
  }
}

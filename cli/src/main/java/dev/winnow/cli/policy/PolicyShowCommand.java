package dev.winnow.cli.policy;

import dev.winnow.cli.kafka.ConnectionOptions;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.PolicyEntry;
import dev.winnow.pipeline.policy.PolicyException;
import dev.winnow.pipeline.policy.PolicyHistory;
import dev.winnow.pipeline.policy.PolicyYaml;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code winnow policy show}. */
@Command(
    name = "show",
    description = "Print the policy in force, or another version, as YAML that `policy set` takes.",
    mixinStandardHelpOptions = true)
final class PolicyShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Option(names = "--version-number", paramLabel = "N", description = "Default: the one in force.")
  private @Nullable Long version;

  @Override
  public Integer call() throws InterruptedException {
    try (var topic = PolicyTopic.read(connection)) {
      Policy policy = wanted(topic.history());
      spec.commandLine().getOut().println("# version " + policy.version());
      spec.commandLine().getOut().print(PolicyYaml.write(policy));
      spec.commandLine().getOut().flush();
    }
    return 0;
  }

  private Policy wanted(PolicyHistory history) {
    Optional<Policy> found =
        version == null
            ? history.current()
            : history.accepted(version).map(PolicyEntry.Accepted::policy);
    return found.orElseThrow(
        () ->
            new PolicyException(
                "version: %s (expected: 1 to %d)"
                    .formatted(version == null ? "none yet" : version, history.version())));
  }
}

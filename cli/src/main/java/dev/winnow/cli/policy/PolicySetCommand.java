package dev.winnow.cli.policy;

import dev.winnow.cli.kafka.AuthorOptions;
import dev.winnow.cli.kafka.ConnectionOptions;
import dev.winnow.pipeline.policy.PolicyException;
import dev.winnow.pipeline.policy.PolicyHistory;
import dev.winnow.pipeline.policy.PolicyYaml;
import dev.winnow.schemas.PolicyUpdate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code winnow policy set}. */
@Command(
    name = "set",
    description = {
      "Change the policy: single values of the one in force, or all of it from a file.",
      "Prints {\"version\":N} once every job will take it; a stale base is refused."
    },
    mixinStandardHelpOptions = true)
final class PolicySetCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private AuthorOptions author = new AuthorOptions();

  @Parameters(
      paramLabel = "NAME=VALUE",
      description =
          "CATEGORY.STAGE.allow=0.2, CATEGORY.STAGE.act=0.9, CATEGORY.STAGE.screenShare=0.3,"
              + " CATEGORY.action=limit, interimAction=allow, quota.NAME=VALUE, brake.NAME=VALUE,"
              + " audit.NAME=VALUE.")
  private List<String> assignments = new ArrayList<>();

  @Option(names = "--file", paramLabel = "FILE", description = "The whole policy as YAML.")
  private @Nullable Path file;

  @Option(
      names = "--base",
      paramLabel = "N",
      description =
          "The version that you saw: refused where another is in force. Default: the newest.")
  private @Nullable Long base;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (assignments.isEmpty() == (file == null)) {
      throw new ParameterException(
          spec.commandLine(), "expected either assignments NAME=VALUE or --file");
    }
    try (var topic = PolicyTopic.read(connection)) {
      PolicyHistory history = topic.history();
      if (base != null && base != history.version()) {
        throw new PolicyException("base: %d (expected: %d)".formatted(base, history.version()));
      }
      PolicyUpdate update =
          history.propose(
              document(history), author.author(), author.reason(), Clock.systemUTC().instant());
      spec.commandLine().getOut().println(Acknowledgement.of(topic.write(update)));
    }
    return 0;
  }

  private String document(PolicyHistory history) throws IOException {
    if (file != null) {
      String document = Files.readString(file);
      PolicyYaml.parse(history.version() + 1, document); // told here, not written and refused
      return document;
    }
    return PolicyEdits.apply(
        history
            .current()
            .orElseThrow(
                () -> new PolicyException("no policy yet (expected: --file, for the first one)")),
        assignments);
  }
}

package dev.winnow.cli.kafka;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.connectors.registry.SchemaRegistration;
import dev.winnow.connectors.topics.TopicSetup;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code winnow topics check}. */
@Command(
    name = "check",
    description =
        "Compare topics and schemas with how they should be: prints the differences, and fails"
            + " where there are any.",
    mixinStandardHelpOptions = true)
final class TopicsCheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private CatalogOptions options = new CatalogOptions();

  @Override
  public Integer call() {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    ArrayNode differences = report.putArray("differences");
    try (TopicSetup topics = TopicSetup.connect(connection.kafka());
        SchemaRegistration schemas = SchemaRegistration.connect(connection.registry())) {
      topics.differences(options.catalog()).forEach(differences::add);
      schemas.differences().forEach(differences::add);
    }
    spec.commandLine().getOut().println(report);
    return differences.isEmpty() ? 0 : 1;
  }
}

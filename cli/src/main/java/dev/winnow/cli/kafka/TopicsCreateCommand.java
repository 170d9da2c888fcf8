package dev.winnow.cli.kafka;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.connectors.registry.SchemaRegistration;
import dev.winnow.connectors.topics.TopicCatalog;
import dev.winnow.connectors.topics.TopicSetup;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code winnow topics create}. */
@Command(
    name = "create",
    description =
        "Create the topics that are missing and register all schemas, FULL_TRANSITIVE. Topics that"
            + " exist stay as they are.",
    mixinStandardHelpOptions = true)
final class TopicsCreateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private CatalogOptions options = new CatalogOptions();

  @Override
  public Integer call() {
    TopicCatalog catalog = options.catalog();
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    try (TopicSetup topics = TopicSetup.connect(connection.kafka());
        SchemaRegistration schemas = SchemaRegistration.connect(connection.registry())) {
      List<String> created = topics.create(catalog);
      created.forEach(report.putArray("created")::add);
      Map<String, Integer> ids = schemas.registerAll();
      ids.forEach(report.putObject("schemas")::put);
      topics.differences(catalog).forEach(spec.commandLine().getErr()::println);
      spec.commandLine().getOut().println(report);
    }
    return 0;
  }
}

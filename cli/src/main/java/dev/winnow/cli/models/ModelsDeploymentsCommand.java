package dev.winnow.cli.models;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.cli.kafka.ConnectionOptions;
import dev.winnow.pipeline.deployment.DeploymentEntry;
import dev.winnow.schemas.ModelDeployment;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code winnow models deployments}. */
@Command(
    name = "deployments",
    description = "Print every deployment, refused ones too, oldest first, as JSON Lines.",
    mixinStandardHelpOptions = true)
final class ModelsDeploymentsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  public Integer call() throws InterruptedException {
    try (var topic = DeploymentTopic.read(connection)) {
      topic.history().entries().forEach(entry -> spec.commandLine().getOut().println(json(entry)));
    }
    return 0;
  }

  private static ObjectNode json(DeploymentEntry entry) {
    ModelDeployment update = entry.update();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (entry instanceof DeploymentEntry.Accepted accepted) {
      json.put("accepted", true).put("version", accepted.version());
    } else if (entry instanceof DeploymentEntry.Refused refused) {
      json.put("accepted", false).put("refused", refused.reason());
    }
    json.put("baseVersion", update.getBaseVersion()).put("operation", update.getOperation());
    json.put("id", update.getPackageId());
    if (update.getUri() != null) {
      json.put("packageVersion", update.getPackageVersion()).put("sha256", update.getSha256());
      json.put("uri", update.getUri());
      json.put("share", update.getShare()).put("shadow", update.getShadow());
    }
    json.put("author", update.getAuthor()).put("reason", update.getReason());
    if (update.getWrittenAt() != null) {
      json.put("writtenAt", update.getWrittenAt().toString());
    }
    return json;
  }
}

package dev.winnow.cli.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.cli.kafka.ConnectionOptions;
import dev.winnow.pipeline.policy.PolicyEntry;
import dev.winnow.schemas.PolicyUpdate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code winnow policy history}. */
@Command(
    name = "history",
    description = "Print every change, refused ones too, oldest first, as JSON Lines.",
    mixinStandardHelpOptions = true)
final class PolicyHistoryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  public Integer call() throws InterruptedException {
    try (var topic = PolicyTopic.read(connection)) {
      topic.history().entries().forEach(entry -> spec.commandLine().getOut().println(json(entry)));
    }
    return 0;
  }

  private static ObjectNode json(PolicyEntry entry) {
    PolicyUpdate update = entry.update();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (entry instanceof PolicyEntry.Accepted accepted) {
      json.put("accepted", true).put("version", accepted.policy().version());
    } else if (entry instanceof PolicyEntry.Refused refused) {
      json.put("accepted", false).put("refused", refused.reason());
    }
    json.put("baseVersion", update.getBaseVersion());
    json.put("author", update.getAuthor()).put("reason", update.getReason());
    if (update.getRollbackOf() != null) {
      json.put("rollbackOf", update.getRollbackOf());
    }
    if (update.getWrittenAt() != null) {
      json.put("writtenAt", update.getWrittenAt().toString());
    }
    return json;
  }
}

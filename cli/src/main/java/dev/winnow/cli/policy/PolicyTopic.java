package dev.winnow.cli.policy;

import dev.winnow.cli.kafka.ConnectionOptions;
import dev.winnow.cli.kafka.ControlTopic;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.PolicyEntry;
import dev.winnow.pipeline.policy.PolicyException;
import dev.winnow.pipeline.policy.PolicyHistory;
import dev.winnow.schemas.PolicyUpdate;
import dev.winnow.schemas.Topics;

/** How the topic of policies is read. */
public final class PolicyTopic
    implements ControlTopic.Kind<PolicyUpdate, PolicyHistory, PolicyEntry> {
  private PolicyTopic() {}

  /** Opens the topic and reads it to its end. The caller closes it. */
  static ControlTopic<PolicyUpdate, PolicyHistory, PolicyEntry> read(ConnectionOptions connection)
      throws InterruptedException {
    return ControlTopic.read(new PolicyTopic(), connection);
  }

  /** The policy in force. */
  public static Policy inForce(ConnectionOptions connection) throws InterruptedException {
    try (var topic = read(connection)) {
      return topic
          .history()
          .current()
          .orElseThrow(
              () -> new PolicyException("version: none yet (expected: a policy in force)"));
    }
  }

  @Override
  public String topic() {
    return Topics.POLICIES;
  }

  @Override
  public String key() {
    return "policy";
  }

  @Override
  public Class<PolicyUpdate> type() {
    return PolicyUpdate.class;
  }

  @Override
  public PolicyHistory empty() {
    return PolicyHistory.empty();
  }

  @Override
  public PolicyHistory apply(PolicyHistory history, PolicyUpdate record) {
    return history.apply(record);
  }

  @Override
  public PolicyEntry last(PolicyHistory history) {
    return history.last().orElseThrow();
  }
}

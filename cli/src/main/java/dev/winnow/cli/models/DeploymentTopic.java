package dev.winnow.cli.models;

import dev.winnow.cli.kafka.ConnectionOptions;
import dev.winnow.cli.kafka.ControlTopic;
import dev.winnow.pipeline.deployment.DeploymentEntry;
import dev.winnow.pipeline.deployment.DeploymentException;
import dev.winnow.pipeline.deployment.DeploymentHistory;
import dev.winnow.schemas.ModelDeployment;
import dev.winnow.schemas.Topics;

/** How the topic of deployments is read and answered. */
final class DeploymentTopic
    implements ControlTopic.Kind<ModelDeployment, DeploymentHistory, DeploymentEntry> {
  private DeploymentTopic() {}

  /** Opens the topic and reads it to its end. The caller closes it. */
  static ControlTopic<ModelDeployment, DeploymentHistory, DeploymentEntry> read(
      ConnectionOptions connection) throws InterruptedException {
    return ControlTopic.read(new DeploymentTopic(), connection);
  }

  /**
   * The version that a written record became.
   *
   * @throws DeploymentException where it was refused: it says why
   */
  static long version(DeploymentEntry entry) {
    if (entry instanceof DeploymentEntry.Accepted accepted) {
      return accepted.version();
    }
    throw new DeploymentException("refused: " + ((DeploymentEntry.Refused) entry).reason());
  }

  @Override
  public String topic() {
    return Topics.DEPLOYMENTS;
  }

  @Override
  public String key() {
    return "deployments";
  }

  @Override
  public Class<ModelDeployment> type() {
    return ModelDeployment.class;
  }

  @Override
  public DeploymentHistory empty() {
    return DeploymentHistory.empty();
  }

  @Override
  public DeploymentHistory apply(DeploymentHistory history, ModelDeployment record) {
    return history.apply(record);
  }

  @Override
  public DeploymentEntry last(DeploymentHistory history) {
    return history.last().orElseThrow();
  }
}

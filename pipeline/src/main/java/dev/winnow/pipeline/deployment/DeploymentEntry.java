package dev.winnow.pipeline.deployment;

import dev.winnow.schemas.ModelDeployment;

/** What became of one record of the topic of deployments. */
public sealed interface DeploymentEntry {
  /** The record. */
  ModelDeployment update();

  /** It became this version. */
  record Accepted(ModelDeployment update, long version) implements DeploymentEntry {}

  /**
   * It changed nothing.
   *
   * @param reason names the value that was wrong and what was expected
   */
  record Refused(ModelDeployment update, String reason) implements DeploymentEntry {}
}

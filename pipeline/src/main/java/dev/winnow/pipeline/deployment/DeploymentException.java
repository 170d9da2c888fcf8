package dev.winnow.pipeline.deployment;

/** A deployment cannot be made of this. The message names the value and what was expected. */
public final class DeploymentException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public DeploymentException(String message) {
    super(message);
  }
}

package dev.winnow.pipeline.policy;

/**
 * A policy document that cannot be used; the message names the place, the value and what was
 * expected.
 */
public final class PolicyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public PolicyException(String message) {
    super(message);
  }

  public PolicyException(String message, Throwable cause) {
    super(message, cause);
  }
}

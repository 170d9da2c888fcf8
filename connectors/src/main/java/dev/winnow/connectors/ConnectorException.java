package dev.winnow.connectors;

import org.jspecify.annotations.Nullable;

/**
 * Something outside refused or failed. Unless it is a {@link RetryableConnectorException}, trying
 * again does not help.
 */
public class ConnectorException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ConnectorException(String message) {
    super(message);
  }

  public ConnectorException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

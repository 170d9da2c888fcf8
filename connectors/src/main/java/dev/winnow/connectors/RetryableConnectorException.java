package dev.winnow.connectors;

import org.jspecify.annotations.Nullable;

/** Something outside is out of reach for now: the same call may succeed later. */
public class RetryableConnectorException extends ConnectorException {
  private static final long serialVersionUID = 1;

  public RetryableConnectorException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

package dev.winnow.connectors.control;

import dev.winnow.connectors.ConnectorException;
import org.jspecify.annotations.Nullable;

/** A control topic cannot be followed, or a record cannot be put onto it. */
public final class ControlLogException extends ConnectorException {
  private static final long serialVersionUID = 1;

  ControlLogException(String message) {
    super(message);
  }

  ControlLogException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

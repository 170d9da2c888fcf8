package dev.winnow.connectors.json;

import dev.winnow.connectors.ConnectorException;

/** A line that does not say what it should; the message holds none of its content. */
public final class JsonLineException extends ConnectorException {
  private static final long serialVersionUID = 1;

  JsonLineException(String message) {
    super(message);
  }
}

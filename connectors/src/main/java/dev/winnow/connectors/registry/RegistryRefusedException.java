package dev.winnow.connectors.registry;

import dev.winnow.connectors.ConnectorException;

/** The registry was reached and does not accept a schema, for instance as incompatible. */
public final class RegistryRefusedException extends ConnectorException {
  private static final long serialVersionUID = 1;

  RegistryRefusedException(String what, Throwable cause) {
    super(what + ": refused by the schema registry (" + cause.getMessage() + ")", cause);
  }
}

package dev.winnow.connectors.registry;

import dev.winnow.connectors.RetryableConnectorException;

/**
 * The registry is out of reach, or answers in a way that says nothing about the schema asked for.
 * Nothing may be concluded about the record: its reader waits and asks again.
 */
public final class RegistryUnavailableException extends RetryableConnectorException {
  private static final long serialVersionUID = 1;

  RegistryUnavailableException(String what, Throwable cause) {
    super(what + ": the schema registry is out of reach (" + cause.getMessage() + ")", cause);
  }
}

package dev.winnow.connectors.registry;

/** The registry has something under an id that is not an Avro schema. */
final class UnreadableSchemaException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnreadableSchemaException(String message) {
    super(message);
  }
}

package dev.winnow.training.data;

/**
 * Labelled data that cannot be used. The message names file and line and what was expected, never
 * the text.
 */
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public DataException(String message) {
    super(message);
  }

  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}

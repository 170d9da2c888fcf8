package dev.winnow.runtime.classify;

/** A model could not answer. The message never holds the text. */
public final class ClassificationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ClassificationException(String message, Throwable cause) {
    super(message, cause);
  }
}

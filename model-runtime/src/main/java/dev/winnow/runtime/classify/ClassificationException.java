package dev.winnow.runtime.classify;

import dev.winnow.runtime.ModelException;

/** A model could not answer. The message never holds the text. */
public final class ClassificationException extends ModelException {
  private static final long serialVersionUID = 1;

  public ClassificationException(String message, Throwable cause) {
    super(message, cause);
  }
}

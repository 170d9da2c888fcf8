package dev.winnow.runtime;

import org.jspecify.annotations.Nullable;

/** Root of what goes wrong in this module. Messages never hold the text of an item. */
public class ModelException extends RuntimeException {
  private static final long serialVersionUID = 1;

  protected ModelException(String message) {
    super(message);
  }

  protected ModelException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

package dev.winnow.runtime;

/** A model package or its device cannot be used. Trying again does not help: a person must act. */
public final class ModelLoadException extends ModelException {
  private static final long serialVersionUID = 1;

  public ModelLoadException(String message) {
    super(message);
  }

  public ModelLoadException(String message, Throwable cause) {
    super(message, cause);
  }
}

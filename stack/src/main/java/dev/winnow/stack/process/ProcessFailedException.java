package dev.winnow.stack.process;

/** A process of the stack did not start, or ended by itself. */
public final class ProcessFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ProcessFailedException(String message) {
    super(message);
  }

  public ProcessFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}

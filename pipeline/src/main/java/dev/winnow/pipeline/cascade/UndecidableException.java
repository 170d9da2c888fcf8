package dev.winnow.pipeline.cascade;

/** An item that no verdict can be given on. The message never holds the content. */
public final class UndecidableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final DeadLetterReason reason;

  UndecidableException(DeadLetterReason reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  UndecidableException(DeadLetterReason reason, String detail, Throwable cause) {
    super(detail, cause);
    this.reason = reason;
  }

  /** What would stand in its dead letter. */
  public DeadLetterReason reason() {
    return reason;
  }
}

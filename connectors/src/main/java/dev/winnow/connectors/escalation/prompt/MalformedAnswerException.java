package dev.winnow.connectors.escalation.prompt;

/** An answer is not of the form that was asked for. The message repeats nothing of it. */
public final class MalformedAnswerException extends Exception {
  private static final long serialVersionUID = 1;

  MalformedAnswerException(String message) {
    super(message);
  }
}

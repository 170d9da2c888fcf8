package dev.winnow.connectors.escalation.http;

import java.io.IOException;

/** An answer has more bytes than are read. */
final class AnswerTooLongException extends IOException {
  private static final long serialVersionUID = 1;

  AnswerTooLongException(int maxBytes) {
    super("longer than " + maxBytes + " bytes");
  }
}

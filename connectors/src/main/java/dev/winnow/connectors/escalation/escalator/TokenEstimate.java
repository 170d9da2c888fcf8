package dev.winnow.connectors.escalation.escalator;

import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.ThreadMessage;

/** What a question is taken to be in tokens, until the provider says what it was. */
final class TokenEstimate {
  /** What instructions take beside the text. */
  private static final int INSTRUCTIONS = 800;

  private static final int CHARACTERS_A_TOKEN = 3;

  private TokenEstimate() {}

  static long of(EscalationRequest request) {
    String text = request.getText();
    long characters = text == null ? 0 : text.length();
    for (ThreadMessage message : request.getThread()) {
      characters += message.getText().length();
    }
    return INSTRUCTIONS + characters / CHARACTERS_A_TOKEN;
  }
}

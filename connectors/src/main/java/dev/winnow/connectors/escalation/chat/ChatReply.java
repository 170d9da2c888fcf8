package dev.winnow.connectors.escalation.chat;

import java.util.List;

/**
 * What a server said.
 *
 * @param text of the answer
 * @param refused whether model or server would not judge
 * @param model that answered, by its own account; may be empty
 * @param tokens of the text with their log-probabilities; empty where they were not told
 */
record ChatReply(
    String text,
    boolean refused,
    String model,
    long inputTokens,
    long outputTokens,
    List<Token> tokens) {
  ChatReply {
    tokens = List.copyOf(tokens);
    inputTokens = Math.max(0, inputTokens);
    outputTokens = Math.max(0, outputTokens);
  }
}

package dev.winnow.connectors.escalation.chat;

import java.util.Map;

/**
 * A token of an answer.
 *
 * @param alternatives what might have stood here, itself among them, with their log-probabilities
 */
record Token(String text, Map<String, Double> alternatives) {
  Token {
    alternatives = Map.copyOf(alternatives);
  }
}

package dev.winnow.connectors.escalation.chat;

/**
 * One message of a conversation with a model.
 *
 * @param role user or assistant
 */
record Message(String role, String text) {
  static Message user(String text) {
    return new Message("user", text);
  }

  static Message assistant(String text) {
    return new Message("assistant", text);
  }
}

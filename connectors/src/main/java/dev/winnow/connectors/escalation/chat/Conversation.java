package dev.winnow.connectors.escalation.chat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/** Messages as all protocols write them. */
final class Conversation {
  private Conversation() {}

  static ArrayNode json(List<Message> messages) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    messages.forEach(
        message -> array.addObject().put("role", message.role()).put("content", message.text()));
    return array;
  }

  /** The same, with a system message before the others. */
  static ArrayNode json(String system, List<Message> messages) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    array.addObject().put("role", "system").put("content", system);
    return array.addAll(json(messages));
  }
}

package dev.winnow.connectors.escalation.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How one kind of server is spoken to. Stateless. */
public interface ChatProtocol {
  /** Comes behind the server's base address. */
  String path();

  /**
   * The headers of each request.
   *
   * @param key of the operator, or null where the server wants none
   */
  Map<String, String> headers(@Nullable String key);

  /** A request for the next message of a conversation. */
  ObjectNode request(
      ChatSettings settings, String system, List<Message> conversation, ObjectNode schema);

  /** Reads a response of success; null where it has not the protocol's form. */
  @Nullable ChatReply reply(JsonNode response);
}

package dev.winnow.connectors.escalation.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationOutcome.Declined;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnthropicChatTest extends ChatContract {
  @Override
  ChatProtocol protocol() {
    return new AnthropicChat();
  }

  @Override
  protected String saying(String content) {
    return response(content, "end_turn");
  }

  @Override
  protected String refusal() {
    return response("", "refusal");
  }

  @Override
  protected Class<? extends EscalationOutcome> refused() {
    return Declined.class;
  }

  @Test
  void instructions_are_no_message_of_the_conversation() throws Exception {
    server.answers(200, toxic());

    ask("some text");

    JsonNode request = JSON.readTree(server.requests.get(0).body());
    assertThat(request.path("system").asText()).isNotBlank();
    assertThat(request.path("messages")).hasSize(1);
    assertThat(request.path("messages").path(0).path("role").asText()).isEqualTo("user");
  }

  @Test
  void its_key_has_a_header_of_its_own() {
    assertThat(protocol().headers("k"))
        .isEqualTo(Map.of("x-api-key", "k", "anthropic-version", "2023-06-01"));
  }

  private static String response(String content, String stopReason) {
    ObjectNode response =
        JSON.createObjectNode().put("model", "some-model-2026").put("stop_reason", stopReason);
    response.putArray("content").addObject().put("type", "text").put("text", content);
    response.putObject("usage").put("input_tokens", 12).put("output_tokens", 5);
    return response.toString();
  }
}

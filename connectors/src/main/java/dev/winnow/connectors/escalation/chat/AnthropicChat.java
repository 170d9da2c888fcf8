package dev.winnow.connectors.escalation.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Anthropic's messages. The base address ends in {@code /v1}. It tells no log-probabilities, and
 * knows no JSON without a schema.
 */
public final class AnthropicChat implements ChatProtocol {
  private static final String VERSION = "2023-06-01";

  @Override
  public String path() {
    return "/messages";
  }

  @Override
  public Map<String, String> headers(@Nullable String key) {
    return key == null
        ? Map.of("anthropic-version", VERSION)
        : Map.of("anthropic-version", VERSION, "x-api-key", key);
  }

  @Override
  public ObjectNode request(
      ChatSettings settings, String system, List<Message> conversation, ObjectNode schema) {
    ObjectNode request =
        JsonNodeFactory.instance
            .objectNode()
            .put("model", settings.model())
            .put("max_tokens", settings.maxOutputTokens())
            .put("temperature", 0)
            .put("system", system);
    request.set("messages", Conversation.json(conversation));
    if (settings.answers() == AnswerMode.SCHEMA) {
      request
          .putObject("output_config")
          .putObject("format")
          .put("type", "json_schema")
          .set("schema", schema);
    }
    return settings.withExtra(request);
  }

  @Override
  public @Nullable ChatReply reply(JsonNode response) {
    boolean refused = response.path("stop_reason").asText("").equals("refusal");
    JsonNode content = response.path("content");
    if (!content.isArray()) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    for (JsonNode block : content) {
      if (block.path("type").asText("").equals("text")) {
        text.append(block.path("text").asText(""));
      }
    }
    JsonNode usage = response.path("usage");
    return new ChatReply(
        text.toString(),
        refused,
        response.path("model").asText(""),
        usage.path("input_tokens").asLong(0)
            + usage.path("cache_creation_input_tokens").asLong(0)
            + usage.path("cache_read_input_tokens").asLong(0),
        usage.path("output_tokens").asLong(0),
        List.of());
  }
}

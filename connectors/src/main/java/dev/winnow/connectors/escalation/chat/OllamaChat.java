package dev.winnow.connectors.escalation.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ollama's own protocol. The base address is that of the server. */
public final class OllamaChat implements ChatProtocol {
  @Override
  public String path() {
    return "/api/chat";
  }

  @Override
  public Map<String, String> headers(@Nullable String key) {
    return key == null ? Map.of() : Map.of("Authorization", "Bearer " + key);
  }

  @Override
  public ObjectNode request(
      ChatSettings settings, String system, List<Message> conversation, ObjectNode schema) {
    ObjectNode request =
        JsonNodeFactory.instance.objectNode().put("model", settings.model()).put("stream", false);
    request.set("messages", Conversation.json(system, conversation));
    request
        .putObject("options")
        .put("temperature", 0)
        .put("num_predict", settings.maxOutputTokens());
    if (settings.answers() == AnswerMode.SCHEMA) {
      request.set("format", schema);
    } else if (settings.answers() == AnswerMode.JSON) {
      request.put("format", "json");
    }
    if (settings.logProbabilities() > 0) {
      request.put("logprobs", true).put("top_logprobs", settings.logProbabilities());
    }
    return settings.withExtra(request);
  }

  @Override
  public @Nullable ChatReply reply(JsonNode response) {
    JsonNode text = response.path("message").path("content");
    if (!text.isTextual() || !response.path("done").asBoolean(false)) {
      return null;
    }
    return new ChatReply(
        text.textValue(),
        false,
        response.path("model").asText(""),
        response.path("prompt_eval_count").asLong(0),
        response.path("eval_count").asLong(0),
        Tokens.of(response.path("logprobs")));
  }
}

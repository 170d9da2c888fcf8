package dev.winnow.connectors.escalation.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chat completions as OpenAI, Mistral's platform, vLLM, llama.cpp's server, LiteLLM and LM Studio
 * serve them. The base address ends in {@code /v1}.
 */
public final class OpenAiChat implements ChatProtocol {
  @Override
  public String path() {
    return "/chat/completions";
  }

  @Override
  public Map<String, String> headers(@Nullable String key) {
    return key == null ? Map.of() : Map.of("Authorization", "Bearer " + key);
  }

  @Override
  public ObjectNode request(
      ChatSettings settings, String system, List<Message> conversation, ObjectNode schema) {
    ObjectNode request =
        JsonNodeFactory.instance
            .objectNode()
            .put("model", settings.model())
            .put("temperature", 0)
            .put("max_tokens", settings.maxOutputTokens());
    request.set("messages", Conversation.json(system, conversation));
    if (settings.answers() == AnswerMode.SCHEMA) {
      ObjectNode named =
          request.putObject("response_format").put("type", "json_schema").putObject("json_schema");
      named.put("name", "ratings").put("strict", true).set("schema", schema);
    } else if (settings.answers() == AnswerMode.OBJECT_SCHEMA) {
      request.putObject("response_format").put("type", "json_object").set("schema", schema);
    } else if (settings.answers() == AnswerMode.JSON) {
      request.putObject("response_format").put("type", "json_object");
    }
    if (settings.logProbabilities() > 0) {
      request.put("logprobs", true).put("top_logprobs", settings.logProbabilities());
    }
    return settings.withExtra(request);
  }

  @Override
  public @Nullable ChatReply reply(JsonNode response) {
    JsonNode choice = response.path("choices").path(0);
    JsonNode message = choice.path("message");
    boolean refused =
        message.path("refusal").isTextual()
            || choice.path("finish_reason").asText("").equals("content_filter");
    JsonNode text = message.path("content");
    if (!text.isTextual() && !refused) {
      return null;
    }
    JsonNode usage = response.path("usage");
    return new ChatReply(
        text.asText(""),
        refused,
        response.path("model").asText(""),
        usage.path("prompt_tokens").asLong(0),
        usage.path("completion_tokens").asLong(0),
        Tokens.of(choice.path("logprobs").path("content")));
  }
}

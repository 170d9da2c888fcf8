package dev.winnow.connectors.escalation.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Log-probabilities of tokens in the form that OpenAI's and Ollama's servers share. */
final class Tokens {
  private Tokens() {}

  static List<Token> of(JsonNode list) {
    List<Token> tokens = new ArrayList<>();
    for (JsonNode token : list) {
      Map<String, Double> alternatives = new HashMap<>();
      for (JsonNode other : token.path("top_logprobs")) {
        put(alternatives, other);
      }
      put(alternatives, token);
      tokens.add(new Token(token.path("token").asText(""), alternatives));
    }
    return tokens;
  }

  private static void put(Map<String, Double> alternatives, JsonNode token) {
    if (token.path("token").isTextual() && token.path("logprob").isNumber()) {
      alternatives.put(token.path("token").textValue(), token.path("logprob").doubleValue());
    }
  }
}

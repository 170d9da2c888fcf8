package dev.winnow.connectors.escalation.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * How a chat model is asked.
 *
 * @param model its name at the endpoint
 * @param categories that it is asked about
 * @param answers how the server is held to the form of the answer
 * @param logProbabilities how many alternatives of each token the server is to tell; 0: none
 * @param maxOutputTokens the longest answer
 * @param hint whether the model is told what earlier stages found
 * @param extra further fields of the request as a JSON object; one that is null takes a field out
 */
public record ChatSettings(
    String model,
    List<String> categories,
    AnswerMode answers,
    int logProbabilities,
    int maxOutputTokens,
    boolean hint,
    String extra)
    implements Serializable {
  /** What an operator cannot set, for the question is in it. */
  private static final Set<String> OURS =
      Set.of("messages", "system", "model", "stream", "n", "tools");

  /** What servers call the longest answer. */
  private static final List<String> OUTPUT_LIMITS =
      List.of("max_tokens", "max_completion_tokens", "max_output_tokens");

  private static final int MOST_LOG_PROBABILITIES = 20;

  public ChatSettings {
    categories = List.copyOf(categories);
    if (model.isBlank()) {
      throw new IllegalArgumentException("model: blank (expected: a name)");
    }
    if (categories.isEmpty()) {
      throw new IllegalArgumentException("categories: none (expected: at least one)");
    }
    if (logProbabilities < 0 || logProbabilities > MOST_LOG_PROBABILITIES) {
      throw new IllegalArgumentException(
          "logProbabilities: "
              + logProbabilities
              + " (expected: 0 to "
              + MOST_LOG_PROBABILITIES
              + ")");
    }
    if (maxOutputTokens < 1) {
      throw new IllegalArgumentException(
          "maxOutputTokens: " + maxOutputTokens + " (expected: >= 1)");
    }
    requireOthers(extra);
  }

  /** The longest answer that a request with the operator's fields in it can ask for. */
  int mostOutputTokens() {
    ObjectNode others = object(extra);
    return OUTPUT_LIMITS.stream()
        .mapToInt(field -> others.path(field).asInt(0))
        .reduce(maxOutputTokens, Math::max);
  }

  /** The request with what the operator adds to it and takes from it. */
  ObjectNode withExtra(ObjectNode request) {
    object(extra)
        .properties()
        .forEach(
            field -> {
              if (field.getValue().isNull()) {
                request.remove(field.getKey());
              } else {
                request.set(field.getKey(), field.getValue());
              }
            });
    return request;
  }

  private static void requireOthers(String extra) {
    object(extra)
        .fieldNames()
        .forEachRemaining(
            field -> {
              if (OURS.contains(field)) {
                throw new IllegalArgumentException("request: " + field + " (expected: any other)");
              }
            });
  }

  private static ObjectNode object(String json) {
    try {
      if (new ObjectMapper().readTree(json) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("request: not JSON (expected: a mapping)", e);
    }
    throw new IllegalArgumentException("request: no mapping (expected: a mapping)");
  }
}

package dev.winnow.runtime.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.repository.Activation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the JSON files of a Hugging Face export say. */
final class HuggingFaceConfig {
  static final String CONFIG = "config.json";
  private static final String TOKENIZER_CONFIG = "tokenizer_config.json";

  /** Where neither file tells. */
  private static final int USUAL_MAX_TOKENS = 512;

  /** Beyond it memory goes with the square; whoever wants more asks for it. */
  private static final int MOST_TOKENS_UNASKED = 2048;

  /** Their first position stands behind that of the padding, so some of the table is never used. */
  private static final Set<String> OFFSET_POSITIONS =
      Set.of("roberta", "xlm-roberta", "camembert", "mpnet", "xlm-roberta-xl", "data2vec-text");

  private final JsonNode config;
  private final JsonNode tokenizer;

  HuggingFaceConfig(SourceFolder source) throws IOException {
    this.config = source.json(CONFIG);
    this.tokenizer = source.json(TOKENIZER_CONFIG);
  }

  int padId() {
    return config.path("pad_token_id").asInt(0);
  }

  int hiddenSize() {
    return config.path("hidden_size").asInt(config.path("dim").asInt(0));
  }

  /** The smaller of what the tokenizer and the table of positions allow. */
  int maxTokens() {
    double most = tokenizer.path("model_max_length").asDouble(Double.MAX_VALUE);
    int positions = config.path("max_position_embeddings").asInt(0);
    if (OFFSET_POSITIONS.contains(config.path("model_type").asText())) {
      positions -= config.path("pad_token_id").asInt(1) + 1;
    }
    most = positions > 0 ? Math.min(most, positions) : most;
    return most > Integer.MAX_VALUE ? USUAL_MAX_TOKENS : (int) Math.min(most, MOST_TOKENS_UNASKED);
  }

  /**
   * The labels in the order of the output's columns.
   *
   * @param width of the output; below 1 where the graph does not tell
   */
  List<String> labels(long width) {
    JsonNode byId = config.path("id2label");
    long count = byId.isObject() ? byId.size() : width;
    if (count < 1 || (width > 0 && width != count)) {
      throw new ModelLoadException(
          "config.json: id2label has %d labels (expected: %s, the width of the output)"
              .formatted(byId.size(), width > 0 ? Long.toString(width) : "at least 1"));
    }
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String label = byId.isObject() ? byId.path(Integer.toString(i)).asText("") : "LABEL_" + i;
      if (label.isEmpty()) {
        throw new ModelLoadException(
            "config.json: id2label has no %d (expected: all from 0 to %d)".formatted(i, count - 1));
      }
      labels.add(label);
    }
    return labels;
  }

  /**
   * What the export's own library would apply: where the problem is not named, a softmax over
   * several labels and a sigmoid over one.
   */
  Activation activation(int labels) {
    String problem = config.path("problem_type").asText("");
    return switch (problem) {
      case "multi_label_classification" -> Activation.SIGMOID;
      case "single_label_classification" -> labels == 1 ? Activation.SIGMOID : Activation.SOFTMAX;
      case "", "null" -> labels == 1 ? Activation.SIGMOID : Activation.SOFTMAX;
      default ->
          throw new ModelLoadException(
              "config.json: problem_type: %s (expected: single_label_classification or"
                      .formatted(problem)
                  + " multi_label_classification)");
    };
  }

  boolean namesProblem() {
    return config.path("problem_type").isTextual();
  }
}

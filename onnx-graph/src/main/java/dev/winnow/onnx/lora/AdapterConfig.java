package dev.winnow.onnx.lora;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.winnow.onnx.graph.OnnxFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What PEFT's {@code adapter_config.json} says of the computation. Keys that only matter in
 * training are passed over; those that ask for another computation than plain LoRA are refused.
 *
 * @param rank columns of A
 * @param alpha the product is scaled by {@code alpha / rank}, or by {@code alpha / sqrt(rank)}
 * @param rootScale whether it is the latter (rsLoRA, Kalajdzievski, 2023, arXiv:2312.03732)
 */
public record AdapterConfig(int rank, double alpha, boolean rootScale) {
  /** Each of them, set to anything, changes what an adapter computes. */
  private static final List<String> OTHER_COMPUTATIONS =
      List.of(
          "use_dora",
          "fan_in_fan_out",
          "modules_to_save",
          "rank_pattern",
          "alpha_pattern",
          "layer_replication",
          "lora_bias",
          "trainable_token_indices",
          "target_parameters",
          "alora_invocation_tokens",
          "use_qalora",
          "use_bdlora",
          "arrow_config");

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  /**
   * Reads the file.
   *
   * @throws OnnxFileException where it cannot be read, or asks for another computation
   */
  public static AdapterConfig read(Path file) {
    try {
      return of(file, JSON.readTree(file.toFile()));
    } catch (IOException e) {
      throw new OnnxFileException(file + ": cannot be read as JSON", e);
    }
  }

  /** Plain LoRA, as {@link #read} takes it. */
  public static String json(int rank, double alpha) {
    return JSON.createObjectNode()
        .put("peft_type", "LORA")
        .put("r", rank)
        .put("lora_alpha", alpha)
        .put("bias", "none")
        .toString();
  }

  private static AdapterConfig of(Path file, JsonNode config) {
    require(file, config, "peft_type", "LORA");
    if (config.has("bias")) {
      require(file, config, "bias", "none");
    }
    for (String key : OTHER_COMPUTATIONS) {
      if (isSet(config.path(key))) {
        throw new OnnxFileException(
            "%s: %s: %s (expected: unset)".formatted(file, key, config.get(key)));
      }
    }
    JsonNode rank = config.path("r");
    JsonNode alpha = config.path("lora_alpha");
    if (!rank.isInt() || rank.intValue() < 1 || !alpha.isNumber() || !(alpha.asDouble() > 0)) {
      throw new OnnxFileException(
          "%s: r: %s, lora_alpha: %s (expected: numbers > 0)".formatted(file, rank, alpha));
    }
    return new AdapterConfig(
        rank.intValue(), alpha.asDouble(), config.path("use_rslora").asBoolean(false));
  }

  /** What the product of the two matrices is multiplied by. */
  public float scale() {
    return (float) (alpha / (rootScale ? Math.sqrt(rank) : rank));
  }

  private static void require(Path file, JsonNode config, String key, String expected) {
    String found = config.path(key).asText("none at all");
    if (!found.equals(expected)) {
      throw new OnnxFileException(
          "%s: %s: %s (expected: %s)".formatted(file, key, found, expected));
    }
  }

  private static boolean isSet(JsonNode value) {
    return !(value.isMissingNode()
        || value.isNull()
        || (value.isBoolean() && !value.booleanValue())
        || (value.isContainerNode() && value.isEmpty()));
  }
}

package dev.winnow.runtime.repository;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A transformer that classifies whole texts, as Hugging Face exports them for sequence
 * classification. Takes whole numbers {@code [batch, tokens]} and gives float32 {@code [batch,
 * labels]}.
 *
 * @param model name of the ONNX file
 * @param tokenizer name of the tokenizer.json
 * @param inputs input_ids and attention_mask, and token_type_ids where the model has it
 * @param inputType of all of them
 * @param maxTokens longest input, special tokens included
 * @param padId id of the token that fills up shorter texts
 * @param sha256 by file name: the two files above, and those of external data
 */
@JsonPropertyOrder({"kind", "id", "version"})
public record TextClassifierManifest(
    @JsonProperty(required = true) String id,
    @JsonProperty(required = true) String version,
    @JsonProperty(required = true) String model,
    @JsonProperty(required = true) String tokenizer,
    @JsonProperty(required = true) List<String> inputs,
    @JsonProperty(required = true) IntegerType inputType,
    @JsonProperty(required = true) int maxTokens,
    @JsonProperty(required = true) int padId,
    @JsonProperty(required = true) LabelledOutput output,
    @JsonProperty(required = true) boolean batchInvariant,
    @JsonProperty(required = true) Map<String, String> sha256)
    implements LabelManifest {
  public static final String IDS = "input_ids";
  public static final String MASK = "attention_mask";
  public static final String TYPES = "token_type_ids";

  public TextClassifierManifest {
    Checks.ID.check("id", id);
    Checks.VERSION.check("version", version);
    Checks.tokens("maxTokens", maxTokens);
    if (padId < 0) {
      throw new IllegalArgumentException("padId: " + padId + " (expected: >= 0)");
    }
    inputs = List.copyOf(inputs);
    requireKnown(inputs);
    sha256 = Checks.hashes(sha256, model, tokenizer);
  }

  private static void requireKnown(List<String> inputs) {
    Set<String> distinct = new HashSet<>(inputs);
    boolean known =
        distinct.size() == inputs.size()
            && distinct.containsAll(List.of(IDS, MASK))
            && List.of(IDS, MASK, TYPES).containsAll(distinct);
    if (!known) {
      throw new IllegalArgumentException(
          "inputs: %s (expected: %s and %s, and maybe %s)".formatted(inputs, IDS, MASK, TYPES));
    }
  }

  @Override
  public LabelManifest asBatchInvariant() {
    return new TextClassifierManifest(
        id, version, model, tokenizer, inputs, inputType, maxTokens, padId, output, true, sha256);
  }

  @Override
  public Map<String, String> hashes() {
    return sha256;
  }
}

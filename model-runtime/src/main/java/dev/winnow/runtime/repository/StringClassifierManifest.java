package dev.winnow.runtime.repository;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;

/**
 * A model that takes texts as they are, with all steps from text to scores in its graph: what
 * skl2onnx makes of a scikit-learn pipeline.
 *
 * @param model name of the ONNX file
 * @param input name of the graph's input, of strings
 * @param inputRank 1 where it has the shape {@code [batch]}, 2 for {@code [batch, 1]}
 * @param outputForm how the scores come
 * @param maxCharacters longest text in Unicode code points; what lies behind is not read
 * @param sha256 by file name: the model, and files of external data
 */
@JsonPropertyOrder({"kind", "id", "version"})
public record StringClassifierManifest(
    @JsonProperty(required = true) String id,
    @JsonProperty(required = true) String version,
    @JsonProperty(required = true) String model,
    @JsonProperty(required = true) String input,
    @JsonProperty(required = true) int inputRank,
    @JsonProperty(required = true) int maxCharacters,
    @JsonProperty(required = true) OutputForm outputForm,
    @JsonProperty(required = true) LabelledOutput output,
    @JsonProperty(required = true) boolean batchInvariant,
    @JsonProperty(required = true) Map<String, String> sha256)
    implements LabelManifest {
  /** How the scores of a batch come. */
  public enum OutputForm {
    /** float32 {@code [batch, labels]}. */
    @JsonProperty("tensor")
    TENSOR,
    /** For each text a map from label to score: what skl2onnx calls ZipMap. */
    @JsonProperty("maps")
    MAPS
  }

  public StringClassifierManifest {
    Checks.ID.check("id", id);
    Checks.VERSION.check("version", version);
    Checks.characters("maxCharacters", maxCharacters);
    if (inputRank != 1 && inputRank != 2) {
      throw new IllegalArgumentException("inputRank: " + inputRank + " (expected: 1 or 2)");
    }
    if (output.activation() != Activation.NONE) {
      throw new IllegalArgumentException(
          "activation: %s (expected: none, a string-classifier gives scores itself)"
              .formatted(output.activation()));
    }
    sha256 = Checks.hashes(sha256, model);
  }

  @Override
  public LabelManifest asBatchInvariant() {
    return new StringClassifierManifest(
        id, version, model, input, inputRank, maxCharacters, outputForm, output, true, sha256);
  }

  @Override
  public Map<String, String> hashes() {
    return sha256;
  }
}

package dev.winnow.runtime.repository;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;

/**
 * Rules that find personal data, each with what a find is worth. Its labels are the types that it
 * looks for ({@link dev.winnow.runtime.pii.PiiType}). Its scores never depend on the batch: it has
 * none.
 *
 * @param model name of the YAML file with the rules ({@link dev.winnow.runtime.pii.PiiRules})
 * @param maxCharacters longest text in Unicode code points; what lies behind is not read
 */
@JsonPropertyOrder({"kind", "id", "version"})
public record PiiRulesManifest(
    @JsonProperty(required = true) String id,
    @JsonProperty(required = true) String version,
    @JsonProperty(required = true) String model,
    @JsonProperty(required = true) int maxCharacters,
    @JsonProperty(required = true) LabelledOutput output,
    @JsonProperty(required = true) Map<String, String> sha256)
    implements LabelManifest {
  public PiiRulesManifest {
    Checks.ID.check("id", id);
    Checks.VERSION.check("version", version);
    Checks.characters("maxCharacters", maxCharacters);
    if (output.activation() != Activation.NONE || output.exclusive()) {
      throw new IllegalArgumentException(
          "activation: %s, exclusive: %s (expected: none, false; rules give scores themselves)"
              .formatted(output.activation(), output.exclusive()));
    }
    sha256 = Checks.hashes(sha256, model);
  }

  @Override
  public boolean batchInvariant() {
    return true;
  }

  @Override
  public LabelManifest asBatchInvariant() {
    return this;
  }

  @Override
  public Map<String, String> hashes() {
    return sha256;
  }
}

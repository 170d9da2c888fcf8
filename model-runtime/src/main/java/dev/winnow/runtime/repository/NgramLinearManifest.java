package dev.winnow.runtime.repository;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;

/**
 * A linear model over hashed n-grams of words and characters, in a file of Winnow's own form. Its
 * scores never depend on the batch: it has none.
 *
 * @param model name of that file, whose header says which n-grams are read
 * @param maxCharacters longest text in Unicode code points; what lies behind is not read
 */
@JsonPropertyOrder({"kind", "id", "version"})
public record NgramLinearManifest(
    @JsonProperty(required = true) String id,
    @JsonProperty(required = true) String version,
    @JsonProperty(required = true) String model,
    @JsonProperty(required = true) int maxCharacters,
    @JsonProperty(required = true) LabelledOutput output,
    @JsonProperty(required = true) Map<String, String> sha256)
    implements LabelManifest {
  public NgramLinearManifest {
    Checks.ID.check("id", id);
    Checks.VERSION.check("version", version);
    Checks.characters("maxCharacters", maxCharacters);
    if (output.activation() == Activation.NONE) {
      throw new IllegalArgumentException("activation: none (expected: softmax or sigmoid)");
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

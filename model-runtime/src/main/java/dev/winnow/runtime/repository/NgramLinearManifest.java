package dev.winnow.runtime.repository;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.winnow.runtime.language.LanguageTag;
import java.util.List;
import java.util.Map;

/**
 * A linear model over hashed n-grams of words and characters, with a small network for some labels
 * where one was trained, in a file of Winnow's own form. Its scores never depend on the batch: it
 * has none.
 *
 * @param model name of that file, whose header says which n-grams are read
 * @param maxCharacters longest text in Unicode code points; what lies behind is not read
 * @param languages that it reads; empty where it was not said, and it is asked about any text
 */
@JsonPropertyOrder({"kind", "id", "version"})
public record NgramLinearManifest(
    @JsonProperty(required = true) String id,
    @JsonProperty(required = true) String version,
    @JsonProperty(required = true) String model,
    @JsonProperty(required = true) int maxCharacters,
    @JsonProperty(required = true) LabelledOutput output,
    @JsonProperty(required = true) Map<String, String> sha256,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<String> languages)
    implements LabelManifest {
  public NgramLinearManifest {
    Checks.ID.check("id", id);
    Checks.VERSION.check("version", version);
    Checks.characters("maxCharacters", maxCharacters);
    if (output.activation() == Activation.NONE) {
      throw new IllegalArgumentException("activation: none (expected: softmax or sigmoid)");
    }
    sha256 = Checks.hashes(sha256, model);
    languages = List.copyOf(languages);
    languages.forEach(language -> LanguageTag.require("languages", language));
  }

  /** One that does not say what it reads. */
  public NgramLinearManifest(
      String id,
      String version,
      String model,
      int maxCharacters,
      LabelledOutput output,
      Map<String, String> sha256) {
    this(id, version, model, maxCharacters, output, sha256, List.of());
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

package dev.winnow.runtime.repository;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.winnow.runtime.tokenize.LongTexts;
import java.util.List;
import java.util.Map;

/**
 * A transformer that gives a vector for each token; pooled and brought to unit length they are what
 * heads read. Takes input_ids, attention_mask and token_type_ids, gives last_hidden_state.
 *
 * @param model name of the ONNX file
 * @param tokenizer name of the tokenizer.json
 * @param dimensions of the vectors
 * @param maxTokens longest input, special tokens included
 * @param longTexts what is read of longer texts: {@code head} where it is absent
 * @param sha256 by file name, exactly for the two files above
 */
@JsonPropertyOrder({"kind", "id", "version"})
public record EncoderManifest(
    @JsonProperty(required = true) String id,
    @JsonProperty(required = true) String version,
    @JsonProperty(required = true) String model,
    @JsonProperty(required = true) String tokenizer,
    @JsonProperty(required = true) int dimensions,
    @JsonProperty(required = true) Pooling pooling,
    @JsonProperty(required = true) int maxTokens,
    @JsonDeserialize(using = LongTextsReader.class) LongTexts longTexts,
    @JsonProperty(required = true) Map<String, String> sha256)
    implements PackageManifest {
  public EncoderManifest {
    Checks.ID.check("id", id);
    Checks.VERSION.check("version", version);
    Checks.positive("dimensions", dimensions);
    Checks.positive("maxTokens", maxTokens);
    sha256 = Map.copyOf(sha256);
    for (String file : List.of(model, tokenizer)) {
      Checks.FILE.check("file", file);
      Checks.SHA256.check("sha256 of " + file, sha256.getOrDefault(file, "none"));
    }
    if (sha256.size() != 2) {
      throw new IllegalArgumentException(
          "sha256: %s (expected: %s, %s)".formatted(sha256.keySet(), model, tokenizer));
    }
  }

  /** The SHA-256 of the ONNX file: what heads name to say which encoder they were trained on. */
  public String modelSha256() {
    return sha256.getOrDefault(model, "");
  }

  @Override
  public Map<String, String> hashes() {
    return sha256;
  }
}

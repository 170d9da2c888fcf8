package dev.winnow.runtime.repository;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.winnow.onnx.lora.PeftFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A low-rank adapter (LoRA) of an encoder: what PEFT writes, beside the encoder it was trained on.
 *
 * @param encoder id of the encoder's package
 * @param encoderSha256 of the encoder's ONNX file; on any other one the adapter is refused
 * @param weights name of the safetensors file with the matrices
 * @param config name of the file that says how they were trained
 * @param rank of the matrices
 * @param alpha the product of the matrices is scaled by alpha / rank
 * @param targets the encoder's layers that it changes, by their names in PyTorch
 * @param sha256 by file name, exactly for the two files above
 */
@JsonPropertyOrder({"kind", "id", "version"})
public record AdapterManifest(
    @JsonProperty(required = true) String id,
    @JsonProperty(required = true) String version,
    @JsonProperty(required = true) String encoder,
    @JsonProperty(required = true) String encoderSha256,
    @JsonProperty(required = true) String weights,
    @JsonProperty(required = true) String config,
    @JsonProperty(required = true) int rank,
    @JsonProperty(required = true) double alpha,
    @JsonProperty(required = true) List<String> targets,
    @JsonProperty(required = true) Map<String, String> sha256)
    implements PackageManifest {
  /** As PEFT calls its files. */
  public static final String WEIGHTS = PeftFiles.WEIGHTS;

  public static final String CONFIG = PeftFiles.CONFIG;

  private static final int MAX_RANK = 1024;
  private static final int MAX_TARGETS = 10_000;

  public AdapterManifest {
    Checks.ID.check("id", id);
    Checks.VERSION.check("version", version);
    Checks.ID.check("encoder", encoder);
    Checks.SHA256.check("encoderSha256", encoderSha256);
    if (rank < 1 || rank > MAX_RANK) {
      throw new IllegalArgumentException("rank: %d (expected: 1 to %d)".formatted(rank, MAX_RANK));
    }
    if (!(alpha > 0 && Double.isFinite(alpha))) {
      throw new IllegalArgumentException("alpha: " + alpha + " (expected: > 0)");
    }
    targets = List.copyOf(targets);
    if (targets.isEmpty()
        || targets.size() > MAX_TARGETS
        || new TreeSet<>(targets).size() != targets.size()) {
      throw new IllegalArgumentException(
          "targets: %d layers (expected: 1 to %d, each once)"
              .formatted(targets.size(), MAX_TARGETS));
    }
    targets.forEach(target -> Checks.LAYER.check("target", target));
    sha256 = Checks.hashes(sha256, weights, config);
    if (sha256.size() != 2) {
      throw new IllegalArgumentException(
          "sha256: %s (expected: %s, %s)".formatted(sha256.keySet(), weights, config));
    }
  }

  /**
   * What heads name to say which adapter they were trained on: the SHA-256 of the hashes of both
   * files, in 64 digits each, the configuration's first. The scale is in one file and the weights
   * in the other; either changes the vectors.
   */
  @JsonIgnore
  public String adapterSha256() {
    String both = sha256.getOrDefault(config, "") + sha256.getOrDefault(weights, "");
    return Sha256.of(both.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public Map<String, String> hashes() {
    return sha256;
  }
}

package dev.winnow.runtime.repository;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.winnow.runtime.calibrate.PlattCalibration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * A small model over an encoder's unit vectors that scores one category. It reads the text's vector
 * as the encoder's manifest pools it, or several poolings side by side, each brought to unit
 * length.
 *
 * <p>Its ONNX file takes float32 {@code [batch, dimensions]} and gives float32 {@code [batch, 1]},
 * the score from 0 to 1: the sigmoid is in the graph, the calibration is not.
 *
 * @param encoder id of the encoder's package
 * @param encoderSha256 of the encoder's ONNX file; on any other one the head is refused
 * @param file name of the ONNX file
 * @param sha256 of that file
 * @param input name of the graph's input
 * @param dimensions of what it reads: the encoder's, times the number of features
 * @param output name of the graph's output
 * @param features the poolings that it reads, in their order; empty for the encoder's own
 * @param adapter id of the adapter of the encoder that it reads through; empty for none
 * @param adapterSha256 of that adapter ({@link AdapterManifest#adapterSha256}); on any other one
 *     the head is refused
 */
@JsonPropertyOrder({"kind", "id", "version"})
public record HeadManifest(
    @JsonProperty(required = true) String id,
    @JsonProperty(required = true) String version,
    @JsonProperty(required = true) String encoder,
    @JsonProperty(required = true) String encoderSha256,
    @JsonProperty(required = true) String category,
    @JsonProperty(required = true) String file,
    @JsonProperty(required = true) String sha256,
    @JsonProperty(required = true) String input,
    @JsonProperty(required = true) int dimensions,
    @JsonProperty(required = true) String output,
    @JsonProperty(required = true) PlattCalibration calibration,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<Pooling> features,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) String adapter,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        String adapterSha256)
    implements PackageManifest {
  public HeadManifest {
    Checks.ID.check("id", id);
    Checks.VERSION.check("version", version);
    Checks.ID.check("encoder", encoder);
    Checks.SHA256.check("encoderSha256", encoderSha256);
    Checks.CATEGORY.check("category", category);
    Checks.FILE.check("file", file);
    Checks.SHA256.check("sha256", sha256);
    Checks.positive("dimensions", dimensions);
    features = List.copyOf(features);
    if (new HashSet<>(features).size() != features.size()) {
      throw new IllegalArgumentException("features: %s (expected: each once)".formatted(features));
    }
    if (!adapter.isEmpty()) {
      Checks.ID.check("adapter", adapter);
      Checks.SHA256.check("adapterSha256", adapterSha256);
    } else if (!adapterSha256.isEmpty()) {
      throw new IllegalArgumentException("adapter: none (expected: one, for adapterSha256 is set)");
    }
  }

  /** A head that reads the encoder's own pooling, through no adapter. */
  public HeadManifest(
      String id,
      String version,
      String encoder,
      String encoderSha256,
      String category,
      String file,
      String sha256,
      String input,
      int dimensions,
      String output,
      PlattCalibration calibration) {
    this(
        id,
        version,
        encoder,
        encoderSha256,
        category,
        file,
        sha256,
        input,
        dimensions,
        output,
        calibration,
        List.of(),
        "",
        "");
  }

  /** The poolings that it reads of this encoder's vectors. */
  public List<Pooling> featuresOn(EncoderManifest encoder) {
    return features.isEmpty() ? List.of(encoder.pooling()) : features;
  }

  @Override
  public Map<String, String> hashes() {
    return Map.of(file, sha256);
  }
}

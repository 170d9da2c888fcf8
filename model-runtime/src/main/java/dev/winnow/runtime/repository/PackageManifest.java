package dev.winnow.runtime.repository;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;

/** What the {@code model.yaml} of a package says. The folder bears the package's id. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = EncoderManifest.class, name = "encoder"),
  @JsonSubTypes.Type(value = HeadManifest.class, name = "head"),
  @JsonSubTypes.Type(value = TextClassifierManifest.class, name = "text-classifier"),
  @JsonSubTypes.Type(value = StringClassifierManifest.class, name = "string-classifier")
})
public sealed interface PackageManifest permits EncoderManifest, HeadManifest, LabelManifest {
  String id();

  String version();

  /** The files that belong to the package, each with its SHA-256 in lower-case hexadecimal. */
  @JsonIgnore
  Map<String, String> hashes();
}

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
  @JsonSubTypes.Type(value = AdapterManifest.class, name = "adapter"),
  @JsonSubTypes.Type(value = TextClassifierManifest.class, name = "text-classifier"),
  @JsonSubTypes.Type(value = StringClassifierManifest.class, name = "string-classifier"),
  @JsonSubTypes.Type(value = NgramLinearManifest.class, name = "ngram-linear"),
  @JsonSubTypes.Type(value = PiiRulesManifest.class, name = "pii-rules")
})
public sealed interface PackageManifest
    permits EncoderManifest, HeadManifest, AdapterManifest, LabelManifest {
  String id();

  /** Fails where this cannot be an id: it names a folder, and must not leave it. */
  static void requireId(String id) {
    Checks.ID.check("id", id);
  }

  String version();

  /** As the {@code model.yaml} spells it. */
  @JsonIgnore
  default String kind() {
    for (JsonSubTypes.Type type : PackageManifest.class.getAnnotation(JsonSubTypes.class).value()) {
      if (type.value() == getClass()) {
        return type.name();
      }
    }
    throw new IllegalStateException("kind of " + getClass() + ": none");
  }

  /** The files that belong to the package, each with its SHA-256 in lower-case hexadecimal. */
  @JsonIgnore
  Map<String, String> hashes();
}

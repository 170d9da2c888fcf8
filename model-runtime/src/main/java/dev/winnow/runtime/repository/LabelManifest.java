package dev.winnow.runtime.repository;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/** Of a model that takes texts by itself and scores labels, which mean categories here. */
public sealed interface LabelManifest extends PackageManifest
    permits TextClassifierManifest,
        StringClassifierManifest,
        NgramLinearManifest,
        PiiRulesManifest {
  /** Name of the file that holds the model. */
  String model();

  LabelledOutput output();

  /**
   * Whether a text's scores are the same, within 1e-4, whatever shares its batch. Where not, each
   * text runs alone.
   */
  boolean batchInvariant();

  /** The same, with the promise that what shares a batch does not matter. */
  LabelManifest asBatchInvariant();

  /**
   * The languages that it reads, as {@link dev.winnow.runtime.language.LanguageTag} names them;
   * empty where it was not said, and it is asked about any text.
   */
  default List<String> languages() {
    return List.of();
  }

  @JsonIgnore
  default String modelSha256() {
    return hashes().getOrDefault(model(), "");
  }
}

package dev.winnow.runtime.intake;

import dev.winnow.runtime.repository.PackageLimits;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is to become a package.
 *
 * @param source a folder, or a zip of one
 * @param id of the package; empty for the source's name, spelt as ids are
 * @param version of the package
 * @param categories by label, {@code ignore} for one that means nothing here; labels that bear the
 *     name of a known category need none
 * @param maxTokens longest input; empty for what the export says
 * @param encoder id of the encoder's package in the target, for an adapter
 * @param target folder of packages
 */
public record ImportRequest(
    Path source,
    Optional<String> id,
    String version,
    Map<String, String> categories,
    OptionalInt maxTokens,
    Optional<String> encoder,
    Path target,
    PackageLimits limits) {
  public ImportRequest {
    categories = Map.copyOf(categories);
  }

  public static ImportRequest of(Path source, Path target) {
    return new ImportRequest(
        source,
        Optional.empty(),
        "1",
        Map.of(),
        OptionalInt.empty(),
        Optional.empty(),
        target,
        PackageLimits.DEFAULT);
  }

  public ImportRequest withId(String id) {
    return new ImportRequest(
        source, Optional.of(id), version, categories, maxTokens, encoder, target, limits);
  }

  public ImportRequest withCategories(Map<String, String> categories) {
    return new ImportRequest(source, id, version, categories, maxTokens, encoder, target, limits);
  }

  public ImportRequest withEncoder(String encoder) {
    return new ImportRequest(
        source, id, version, categories, maxTokens, Optional.of(encoder), target, limits);
  }

  public ImportRequest withLimits(PackageLimits limits) {
    return new ImportRequest(source, id, version, categories, maxTokens, encoder, target, limits);
  }
}

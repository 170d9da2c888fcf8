package dev.winnow.training.lineage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.deploy.PackageSet;
import dev.winnow.runtime.repository.ManifestFile;
import dev.winnow.runtime.repository.PackageManifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Names one package beyond doubt.
 *
 * @param sha256 of its manifest, which holds the hashes of its files: what {@code models
 *     deployments} shows when this package alone is deployed
 */
public record PackageRef(String id, String version, String sha256) {
  /** The package in a folder; its files are not looked at. */
  public static PackageRef of(Path folder) {
    PackageManifest manifest = ManifestFile.read(folder);
    return new PackageRef(manifest.id(), manifest.version(), PackageSet.of(folder).sha256());
  }

  /** The package in a folder, where there is one that can be read. */
  public static Optional<PackageRef> in(Path folder) {
    if (!Files.isRegularFile(folder.resolve(ManifestFile.NAME))) {
      return Optional.empty();
    }
    try {
      return Optional.of(of(folder));
    } catch (ModelLoadException e) {
      return Optional.empty();
    }
  }

  public ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", id)
        .put("version", version)
        .put("sha256", sha256);
  }
}

package dev.winnow.runtime.repository;

import dev.winnow.runtime.ModelLoadException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A package whose files are there and are the ones its manifest names.
 *
 * @param folder real path of the package's folder
 */
public record ModelPackage<M extends PackageManifest>(Path folder, M manifest) {
  /** Holds every file of the package against its hash. Reads them whole. */
  static <M extends PackageManifest> ModelPackage<M> verified(Path folder, M manifest) {
    ModelPackage<M> verified = new ModelPackage<>(folder, manifest);
    for (Map.Entry<String, String> entry : manifest.hashes().entrySet()) {
      verified.verify(entry.getKey(), entry.getValue());
    }
    return verified;
  }

  /** The path of one of the package's files. */
  public Path file(String name) {
    Checks.FILE.check("file", name);
    return folder.resolve(name);
  }

  private void verify(String name, String expected) {
    Path file = file(name);
    try {
      if (!file.toRealPath().startsWith(folder)) {
        throw new ModelLoadException(file + ": leads out of its package");
      }
      String found = Sha256.of(file);
      if (!found.equals(expected)) {
        throw new ModelLoadException(
            "%s: sha256: %s (expected: %s)".formatted(file, found, expected));
      }
    } catch (IOException e) {
      throw new ModelLoadException(file + ": cannot be read", e);
    }
  }
}
